using System.Globalization;
using Wo.Engine.Tests.Histories;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims.Histories;

/// <summary>
/// Random histories of three to eight clones that share one remote, with cuts, kills and wrong clocks.
/// <c>WO_CLONE_HISTORIES</c> says how many; a failure names its seed, and <c>WO_CLONE_SEED</c> alone repeats it, or begins there.
/// </summary>
[Soak]
public sealed class CloneHistoryTests
{
    private const int Default = 12;

    [Fact]
    public void No_history_of_several_clones_gives_a_work_order_to_two_or_loses_what_was_committed()
    {
        var counts = new HistoryCounts();
        var first = Number("WO_CLONE_SEED");
        int[] seeds = [.. Enumerable.Range(first ?? 1, Number("WO_CLONE_HISTORIES") ?? (first is null ? Default : 1))];
        var failures = new List<string>();
        Parallel.ForEach(
            seeds,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            next =>
            {
                try
                {
                    CloneHistory.Live(next, counts);
                }
                catch (HistoryFailure failure)
                {
                    lock (failures)
                    {
                        failures.Add(failure.Message);
                    }
                }
            }
        );

        TestContext.Current.SendDiagnosticMessage("{0}", counts);
        TestContext.Current.TestOutputHelper?.WriteLine(counts.ToString());
        Assert.True(
            failures.Count == 0,
            $"{failures.Count} of {seeds.Length} histories fail; the shortest:\n{failures.MinBy(story => story.Length)}\n\nall: "
                + string.Join("\n", failures.Select(story => story.Split('\n')[0]))
        );
        Assert.Equal(seeds.Length, counts["history"]);
    }

    private static int? Number(string variable) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(variable),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
