namespace Wo.BuildBench;

/// <summary>What something took.</summary>
/// <param name="Elapsed">From start to end, in milliseconds.</param>
/// <param name="Processor">On all processors together, in milliseconds; 0 where the system does not tell.</param>
internal sealed record Cost(double Elapsed, double Processor)
{
    /// <summary>The medians of both.</summary>
    public static Cost Median(IReadOnlyCollection<Cost> costs) =>
        new(Median(costs.Select(cost => cost.Elapsed)), Median(costs.Select(cost => cost.Processor)));

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
