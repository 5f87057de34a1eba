using System.Collections.Immutable;
using Wo.TestKit;

namespace Wo.Analyzers.Tests.Repository;

/// <summary>A row of the files by which the compiler's own analyzers track which rules were released.</summary>
/// <param name="Folder">The project.</param>
/// <param name="Id">The rule.</param>
/// <param name="Category">Its category.</param>
/// <param name="Severity">Its severity, or that it is off.</param>
/// <param name="Notes">Its title.</param>
internal sealed record ReleaseRow(string Folder, string Id, string Category, string Severity, string Notes)
{
    public static ImmutableArray<ReleaseRow> Read(string folder) =>
        [
            .. from file in (string[])["Shipped", "Unshipped"]
            from line in File.ReadLines(Path.Combine(SourceTree.Root, folder, $"AnalyzerReleases.{file}.md"))
            where line.StartsWith("WO", StringComparison.Ordinal)
            let cells = line.Split('|', StringSplitOptions.TrimEntries)
            select new ReleaseRow(folder, cells[0], cells[1], cells[2], cells[3]),
        ];
}
