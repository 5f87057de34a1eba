using System.Xml.Linq;

namespace Wo.TestKit;

/// <summary>Where the project lives, as <c>Directory.Build.props</c> says it for packages and help links.</summary>
public static class ProjectAddress
{
    /// <summary>The address, without a slash at its end.</summary>
    public static string Value { get; } =
        XDocument
            .Load(Path.Combine(SourceTree.Root, "Directory.Build.props"))
            .Descendants("ProjectAddress")
            .Single()
            .Value;

    /// <summary>The page of a rule.</summary>
    /// <param name="id">The rule, such as <c>WO1001</c>.</param>
    public static string RulePage(string id) => $"{Value}/blob/main/docs/rules/{id}.md";
}
