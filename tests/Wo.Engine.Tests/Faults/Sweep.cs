using System.Globalization;
using Wo.Engine.Tests.Reconcile;

namespace Wo.Engine.Tests.Faults;

/// <summary>How much of a sweep is run: all of it with <c>WO_SWEEP=full</c>, else a sample that a seed chooses.</summary>
internal static class Sweep
{
    /// <summary>Whether every point is tried.</summary>
    public static bool IsFull => Environment.GetEnvironmentVariable("WO_SWEEP") == "full";

    /// <summary>Whether a sample is half as dense, since all scenarios are run and each day's seed tries others.</summary>
    public static bool IsThin => !IsFull && Environment.GetEnvironmentVariable("WO_SCENARIO") is null or "";

    /// <summary>The scenarios that are run: those that <c>WO_SCENARIO</c> names, parted by semicolons, or all.</summary>
    public static IEnumerable<string> Scenarios =>
        Environment.GetEnvironmentVariable("WO_SCENARIO") is { Length: > 0 } names
            ? names.Split(';')
            : FaultScenarios.All.Keys;

    /// <summary>What chooses the sample: <c>WO_SEED</c>, or another one each time. Reports name it.</summary>
    public static int Seed { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("WO_SEED"), CultureInfo.InvariantCulture, out var seed)
            ? seed
            : Random.Shared.Next(1_000_000);

    /// <summary>Evenly spread items of a list, all of them in a full sweep.</summary>
    /// <param name="all">The list.</param>
    /// <param name="count">How many a sample has at most.</param>
    public static IReadOnlyList<T> Sample<T>(IReadOnlyList<T> all, int count)
    {
        if (IsFull || all.Count <= count)
        {
            return all;
        }

        var offset = Seed % all.Count;
        return
        [
            .. Enumerable.Range(0, count).Select(n => all[(int)((offset + (long)n * all.Count / count) % all.Count)]),
        ];
    }

    /// <summary>Puts a line into the protocol of the test.</summary>
    public static void Report(string line)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        TestContext.Current.SendDiagnosticMessage(line);
    }
}
