using System.Text.RegularExpressions;
using Wo.TestKit;

namespace Wo.Tool.Tests;

/// <summary>The folders of the tool, which are its namespaces.</summary>
public sealed partial class ToolFolderTests
{
    private const string Root = "Wo.Tool";
    private const string Verbs = Root + ".Commands.";
    private const string Catalogue = "CommandCatalog.cs";

    /// <summary>From the bottom: each may use those before it.</summary>
    private static readonly string[] Layers = ["Hosting", "Output", "CommandLine", "Commands", "Edge"];

    [Fact]
    public void The_folders_of_the_tool_are_named_as_their_namespaces()
    {
        Assert.All(
            Sources(),
            source =>
                Assert.Equal(
                    Root + Path.GetDirectoryName(source.Path)!.Split(Root)[^1].Replace('/', '.'),
                    source.Namespace
                )
        );
    }

    [Fact]
    public void The_folders_of_the_tool_depend_on_each_other_one_way()
    {
        var wrong =
            from source in Sources()
            from used in source.Usings
            where Layer(used) > Layer(source.Namespace)
            select $"{source.Path} uses {used}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void The_folder_of_a_verb_does_without_those_of_the_others()
    {
        var wrong =
            from source in Sources()
            where Path.GetFileName(source.Path) != Catalogue
            from used in source.Usings
            where used.StartsWith(Verbs, StringComparison.Ordinal)
            select $"{source.Path} uses {used}";

        Assert.Empty(wrong);
    }

    private static int Layer(string name) => Array.IndexOf(Layers, name.Split('.').ElementAtOrDefault(2));

    private static IEnumerable<(string Path, string Namespace, string[] Usings)> Sources() =>
        from path in SourceTree.Files("src/" + Root)
        let text = File.ReadAllText(path)
        let declared = Namespace().Match(text)
        where declared.Success
        select (
            path,
            declared.Groups["name"].Value,
            Using().Matches(text).Select(m => m.Groups["name"].Value).ToArray()
        );

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^using (?<name>Wo\.Tool\.[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();
}
