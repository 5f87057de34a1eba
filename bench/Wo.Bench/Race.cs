namespace Wo.Bench;

/// <summary>Runs contestants in turn, so that whatever else the machine does meets all of them alike.</summary>
internal static class Race
{
    /// <summary>Runs of each that fill the caches and are not counted.</summary>
    public const int WarmUps = 5;

    /// <summary>Measures them.</summary>
    /// <returns>What was measured of each, in their order.</returns>
    public static IReadOnlyList<Measured> Run(Contestant[] contestants, int runs, int warmUps = WarmUps)
    {
        var times = contestants
            .Select(contestant => new Measured(contestant, new double[runs], new double[runs]))
            .ToArray();
        for (var run = -warmUps; run < runs; run++)
        {
            foreach (var measured in times)
            {
                Command.Elapsed = Command.Processor = TimeSpan.Zero;
                measured.Contestant.Run();
                if (run >= 0)
                {
                    measured.Times[run] = Command.Elapsed.TotalMilliseconds;
                    measured.Processor[run] = Command.Processor.TotalMilliseconds;
                }
            }
        }

        foreach (var measured in times)
        {
            Array.Sort(measured.Times);
            Array.Sort(measured.Processor);
        }

        return times;
    }
}
