using System.Diagnostics;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Histories;

/// <summary>What happened how often over all histories, and how long a command may run before it is killed.</summary>
internal sealed class HistoryTally
{
    private readonly SortedDictionary<string, int> counts = new(StringComparer.Ordinal);
    private double window = 60;

    /// <summary>How often something happened.</summary>
    public int this[string what] => counts.GetValueOrDefault(what);

    /// <summary>Something happened.</summary>
    public void Add(string what) => counts[what] = this[what] + 1;

    /// <summary>Lets a process run for a part of the time that a command takes.</summary>
    public void WaitSomewhere(Random random, WoProcess process)
    {
        var delay = random.NextDouble() * window;
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalMilliseconds < delay && !process.HasExited)
        {
            Thread.SpinWait(50);
        }
    }

    /// <summary>A kill came in time or too late: the machine may be busier at one time than at another.</summary>
    public void Learn(bool tooLate) => window *= tooLate ? 0.8 : 1.1;

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", counts.Select(pair => $"{pair.Key}: {pair.Value}"));
}
