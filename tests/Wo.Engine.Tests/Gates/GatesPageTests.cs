using System.Globalization;
using System.Text.RegularExpressions;
using Wo.Engine.Gates;
using Wo.Engine.Processes;
using Wo.Engine.Tests.Git;
using Wo.TestKit;

namespace Wo.Engine.Tests.Gates;

/// <summary>The page on gates has them in the order in which they are asked.</summary>
public sealed partial class GatesPageTests
{
    private static readonly FinishGates Gates = new(
        new GateShell(ProcessRunner.ForThisPlatform(TimeProvider.System), TestGit.Environment)
    );

    private static string Page { get; } = File.ReadAllText(Path.Join(SourceTree.Root, "docs", "gates.md"));

    [Fact]
    public void The_table_has_every_gate_once_in_the_order_of_the_run()
    {
        var rows = Row.Matches(Page);

        Assert.Equal(
            Enumerable.Range(1, rows.Count).Select(number => number.ToString(CultureInfo.InvariantCulture)),
            rows.Select(row => row.Groups["number"].Value)
        );
        // The first is asked before there is a run that a verdict could tell of.
        Assert.Equal(
            Gates.Stages.Distinct(StringComparer.Ordinal).Prepend(""),
            rows.Select(row => row.Groups["stage"].Value)
        );
    }

    [Fact]
    public void The_page_says_which_gates_are_asked_together()
    {
        var together = Row.Matches(Page)
            .Count(row => row.Groups["stage"].Value is var stage && (stage.Length == 0 || Gates.IsCheap(stage)));

        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"Gates 1 to {together} take no time and are asked together"),
            Page,
            StringComparison.Ordinal
        );
    }

    [GeneratedRegex(@"^\| (?<number>\d+) \| (?:`(?<stage>\w+)`)? ?\|", RegexOptions.Multiline)]
    private static partial Regex Row { get; }
}
