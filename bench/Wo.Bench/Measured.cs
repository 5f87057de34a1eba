namespace Wo.Bench;

/// <summary>What was measured of a contestant.</summary>
/// <param name="Contestant">The contestant.</param>
/// <param name="Times">The time of each run on the clock, in milliseconds, sorted.</param>
/// <param name="Processor">The processor time of each run, all processes and threads, in milliseconds, sorted.</param>
internal sealed record Measured(Contestant Contestant, double[] Times, double[] Processor)
{
    /// <summary>The time on the clock of the run in the middle.</summary>
    public double Time => Median(Times);

    /// <summary>The processor time of the run in the middle.</summary>
    public double ProcessorTime => Median(Processor);

    private static double Median(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
