using System.Text;
using System.Text.RegularExpressions;
using Wo.TestKit;

namespace Wo.Tool.Tests;

/// <summary>The Markdown pages of the repository.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string[] BuiltOrForeign = ["bin", "obj", "artifacts", "node_modules", "TestResults"];

    public static IEnumerable<TheoryDataRow<string>> Pages =>
        Files(SourceTree.Root, "*.md").Select(file => new TheoryDataRow<string>(Relative(file)));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Relative_links_lead_to_a_file_and_a_heading_of_the_repository(string page)
    {
        var path = Path.Combine(SourceTree.Root, page);

        var broken = Links(File.ReadAllText(path)).Where(link => !Resolves(path, link));

        Assert.Empty(broken);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void No_page_goes_to_the_worktree_of_a_take_that_failed(string page) =>
        // `cd "$(false)"` is `cd ""`, which stays where it is and ends with 0.
        Assert.DoesNotContain("cd \"$(wo ", File.ReadAllText(Path.Combine(SourceTree.Root, page)));

    [Fact]
    public void The_address_of_the_project_stands_in_one_file()
    {
        var address = ProjectAddress.Value.Split("://")[1];

        var named = Files(SourceTree.Root, "*")
            .Where(file => File.ReadAllText(file).Contains(address, StringComparison.Ordinal))
            .Select(Relative);

        Assert.Equal(["Directory.Build.props"], named);
    }

    [Theory]
    [InlineData("see [it](a%20b.md#the-end \"title\").", "a b.md#the-end")]
    [InlineData("![picture](p.png)", "p.png")]
    [InlineData("[x]: docs/x.md", "docs/x.md")]
    [InlineData("[there](https://example.org/a.md) [mail](mailto:a@example.org)", null)]
    [InlineData("```\n[code](gone.md)\n```", null)]
    [InlineData("`[code](gone.md)`", null)]
    public void A_link_is_found_where_Markdown_has_one(string text, string? link) =>
        Assert.Equal(link is null ? [] : [link], Links(text));

    [Fact]
    public void A_heading_is_found_by_the_name_that_a_browser_gets() =>
        Assert.Equal(
            ["how-wo-take-goes-through-it", "why", "why-1"],
            Anchors("# How `wo take` goes through it\n## Why?\n## Why?\n")
        );

    private static bool Resolves(string page, string link)
    {
        var (file, anchor) = link.Split('#', 2) is [var before, var after] ? (before, after) : (link, "");
        var target = file.Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, file));
        return anchor.Length == 0
            ? Path.Exists(target)
            : File.Exists(target) && Anchors(File.ReadAllText(target)).Contains(anchor);
    }

    private static IEnumerable<string> Links(string text) =>
        from match in Link().Matches(WithoutCode(text))
        let target = Uri.UnescapeDataString(match.Groups["target"].Value)
        where !Scheme().IsMatch(target)
        select target;

    private static List<string> Anchors(string text)
    {
        var anchors = new List<string>();
        foreach (Match heading in Heading().Matches(Fence().Replace(text, "")))
        {
            var name = new StringBuilder();
            foreach (var letter in heading.Groups["text"].Value.Trim().ToLowerInvariant())
            {
                name.Append(
                    letter == ' ' ? "-"
                    : char.IsLetterOrDigit(letter) || letter is '-' or '_' ? letter
                    : ""
                );
            }

            var same = anchors.Count(anchor => anchor == name.ToString());
            anchors.Add(same == 0 ? name.ToString() : $"{name}-{same}");
        }

        return anchors;
    }

    private static string WithoutCode(string text) => Code().Replace(Fence().Replace(text, ""), "");

    private static IEnumerable<string> Files(string directory, string pattern) =>
        Directory
            .EnumerateFiles(directory, pattern)
            .Concat(
                Directory
                    .EnumerateDirectories(directory)
                    .Where(below =>
                        Path.GetFileName(below) is var name && name != ".git" && !BuiltOrForeign.Contains(name)
                    )
                    .SelectMany(below => Files(below, pattern))
            )
            .Order(StringComparer.Ordinal);

    private static string Relative(string file) => Path.GetRelativePath(SourceTree.Root, file).Replace('\\', '/');

    [GeneratedRegex(@"\]\((?<target>[^()\s]+)(\s+""[^""]*"")?\)|^\[[^\]]+\]:\s+(?<target>\S+)", RegexOptions.Multiline)]
    private static partial Regex Link();

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9+.-]*:")]
    private static partial Regex Scheme();

    [GeneratedRegex(@"^#{1,6} (?<text>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^ *```.*?^ *```[^\n]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("`[^`\n]+`")]
    private static partial Regex Code();
}
