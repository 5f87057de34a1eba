using System.Text.RegularExpressions;
using Wo.TestKit;

namespace Wo.Package.Tests;

/// <summary>The files that a page shows, each under a line with its name, and what it says that a program prints.</summary>
internal static partial class PageFiles
{
    /// <summary>Reads the files of a page, by name.</summary>
    /// <param name="page">Path of the page in the repository.</param>
    /// <param name="version">Version of the package, in place of the one that the page names.</param>
    public static IReadOnlyDictionary<string, string> Of(string page, string version) =>
        File()
            .Matches(Text(page))
            .ToDictionary(
                match => match.Groups["name"].Value,
                match =>
                    match
                        .Groups["text"]
                        .Value.Replace("Version=\"0.1.0\"", $"Version=\"{version}\"", StringComparison.Ordinal)
            );

    /// <summary>The first block of plain text.</summary>
    public static string Printed(string page) => Output().Match(Text(page)).Groups["text"].Value.Trim();

    private static string Text(string page) =>
        System.IO.File.ReadAllText(Path.Combine(SourceTree.Root, page)).ReplaceLineEndings("\n");

    [GeneratedRegex(
        @"^`(?<name>[\w.]+)`:\n\n```\w+\n(?<text>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex File();

    [GeneratedRegex(@"^```text\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Output();
}
