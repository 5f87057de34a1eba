using System.Diagnostics;

namespace Wo.Bench;

/// <summary>Runs contestants in turn, so that whatever else the machine does meets all of them alike.</summary>
internal static class Race
{
    /// <summary>Runs of each that fill the caches and are not counted.</summary>
    public const int WarmUps = 5;

    /// <summary>Measures them.</summary>
    /// <returns>For each, its times in milliseconds, sorted.</returns>
    public static IReadOnlyList<(Contestant Contestant, double[] Times)> Run(
        Contestant[] contestants,
        int runs,
        int warmUps = WarmUps
    )
    {
        var times = contestants.Select(_ => new double[runs]).ToArray();
        for (var run = -warmUps; run < runs; run++)
        {
            for (var index = 0; index < contestants.Length; index++)
            {
                var time = Measure(contestants[index]);
                if (run >= 0)
                {
                    times[index][run] = time;
                }
            }
        }

        foreach (var series in times)
        {
            Array.Sort(series);
        }

        return [.. contestants.Zip(times)];
    }

    private static double Measure(Contestant contestant)
    {
        Command.Elapsed = TimeSpan.Zero;
        contestant.Run();
        return Command.Elapsed.TotalMilliseconds;
    }
}
