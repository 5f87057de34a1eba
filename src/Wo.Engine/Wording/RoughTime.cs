using System.Globalization;

namespace Wo.Engine.Wording;

/// <summary>Lengths of time as people say them: one number with one unit.</summary>
internal static class RoughTime
{
    /// <summary>The length, rounded down; its sign does not show.</summary>
    public static string Of(TimeSpan span)
    {
        var length = span.Duration();
        return length.TotalDays >= 2 ? Unit(length.TotalDays, "d")
            : length.TotalHours >= 1 ? Unit(length.TotalHours, "h")
            : length.TotalMinutes >= 1 ? Unit(length.TotalMinutes, "min")
            : Unit(length.TotalSeconds, "s");
    }

    private static string Unit(double count, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{(long)count} {unit}");
}
