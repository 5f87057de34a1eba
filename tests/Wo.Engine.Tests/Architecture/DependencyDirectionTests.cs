using System.Text.RegularExpressions;
using Wo.TestKit;

namespace Wo.Engine.Tests.Architecture;

/// <summary>What ARCHITECTURE.md says about who may know whom, held against the sources.</summary>
public sealed partial class DependencyDirectionTests
{
    private static readonly string[] Verbs =
    [
        "Lifecycle",
        "Gates",
        "Reconciliation",
        "Creation",
        "Views",
        "Indexing",
        "Session",
        "Linting",
        "Git",
        "Processes",
    ];

    [Theory]
    [InlineData("Model", "Storage")]
    [InlineData("Yaml", "Storage")]
    [InlineData("Schema", "Storage")]
    [InlineData("Storage", "")]
    public void What_is_below_knows_nothing_of_what_is_above(string part, string further)
    {
        string[] forbidden = [.. Verbs, further];
        var offenders =
            from file in SourceTree.Files($"src/Wo.Core/{part}")
            from Match import in Import().Matches(File.ReadAllText(file))
            where forbidden.Contains(import.Groups["part"].Value)
            select $"{Path.GetFileName(file)}: {import.Value}";

        Assert.Empty(offenders);
    }

    [Fact]
    public void The_core_knows_nothing_of_the_console() =>
        Assert.Empty(
            from file in SourceTree.Files("src/Wo.Core")
            where File.ReadAllText(file).Contains("Console.", StringComparison.Ordinal)
            select Path.GetFileName(file)
        );

    [GeneratedRegex(@"^using Wo\.Core\.(?<part>\w+)", RegexOptions.Multiline)]
    private static partial Regex Import();
}
