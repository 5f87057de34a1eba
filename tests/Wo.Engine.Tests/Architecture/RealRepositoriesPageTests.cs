using System.Text.RegularExpressions;
using Wo.TestKit;

namespace Wo.Engine.Tests.Architecture;

/// <summary>The page on what happens to real repositories names tests that exist.</summary>
public sealed partial class RealRepositoriesPageTests
{
    [Fact]
    public void Every_kind_has_one_row_that_names_tests_that_exist()
    {
        var known = Directory
            .EnumerateFiles(Path.Combine(SourceTree.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file)!)
            .ToHashSet(StringComparer.Ordinal);
        var rows = File.ReadLines(Path.Combine(SourceTree.Root, "docs", "real-repositories.md"))
            .Where(line => Row.IsMatch(line))
            .ToList();

        Assert.Equal(
            Enumerable.Range(1, 14).Select(number => $"| {number} |"),
            rows.Select(row => Row.Match(row).Value)
        );
        Assert.All(
            rows,
            row =>
            {
                var named = Name.Matches(row[row.TrimEnd(' ', '|').LastIndexOf('|')..]).Select(match => match.Value);
                Assert.NotEmpty(named);
                Assert.Empty(named.Except(known));
            }
        );
    }

    [GeneratedRegex(@"^\| \d+ \|")]
    private static partial Regex Row { get; }

    [GeneratedRegex(@"\w+Tests\b")]
    private static partial Regex Name { get; }
}
