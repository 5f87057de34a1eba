namespace Wo.Engine.Read.History;

/// <summary>How long something took, of several times.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Median">Half took no longer; <see langword="null"/> where there are none.</param>
/// <param name="NinetiethPercentile">Nine of ten took no longer.</param>
internal sealed record TimeSpread(int Count, TimeSpan? Median, TimeSpan? NinetiethPercentile)
{
    /// <summary>That of some times, in any order.</summary>
    public static TimeSpread Of(IEnumerable<TimeSpan> times)
    {
        TimeSpan[] sorted = [.. times.Order()];
        if (sorted.Length == 0)
        {
            return new TimeSpread(0, null, null);
        }

        var middle = sorted.Length / 2;
        var median =
            sorted.Length % 2 == 1 ? sorted[middle] : sorted[middle - 1] + ((sorted[middle] - sorted[middle - 1]) / 2);

        // The smallest that nine tenths do not exceed: always one that was measured.
        return new TimeSpread(sorted.Length, median, sorted[((sorted.Length * 9) + 9) / 10 - 1]);
    }
}
