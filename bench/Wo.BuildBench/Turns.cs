using System.Diagnostics;
using Wo.Benches;

namespace Wo.BuildBench;

/// <summary>Runs things in turn, so that whatever else the machine does meets all of them alike.</summary>
internal static class Turns
{
    /// <summary>The median cost of each, after one round that fills the caches.</summary>
    public static Cost[] Medians(int rounds, params Action[] runs)
    {
        var costs = runs.Select(_ => new List<Cost>()).ToArray();
        for (var round = -1; round < rounds; round++)
        {
            for (var index = 0; index < runs.Length; index++)
            {
                GC.Collect();
                var cost = Of(runs[index]);
                if (round >= 0)
                {
                    costs[index].Add(cost);
                }
            }
        }

        return [.. costs.Select(Cost.Median)];
    }

    private static Cost Of(Action run)
    {
        var processor = ProcessorTime.Now;
        var start = Stopwatch.GetTimestamp();
        run();
        return new Cost(Stopwatch.GetElapsedTime(start).TotalMilliseconds, ProcessorTime.Now - processor);
    }
}
