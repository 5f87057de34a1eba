using System.Diagnostics;

namespace Wo.BuildBench;

/// <summary>Runs things in turn, so that whatever else the machine does meets all of them alike.</summary>
internal static class Turns
{
    /// <summary>The median time of each in milliseconds, after one round that fills the caches.</summary>
    public static double[] Medians(int rounds, params Action[] runs)
    {
        var times = runs.Select(_ => new List<double>()).ToArray();
        for (var round = -1; round < rounds; round++)
        {
            for (var index = 0; index < runs.Length; index++)
            {
                GC.Collect();
                var start = Stopwatch.GetTimestamp();
                runs[index]();
                if (round >= 0)
                {
                    times[index].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            }
        }

        return [.. times.Select(series => series.Order().ElementAt(series.Count / 2))];
    }
}
