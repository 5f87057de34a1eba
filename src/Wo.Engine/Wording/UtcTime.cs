using System.Globalization;

namespace Wo.Engine.Wording;

/// <summary>Moments as answers, cards and findings give them.</summary>
internal static class UtcTime
{
    /// <summary>The moment in UTC, to the second: <c>2026-01-02T03:04:05Z</c>.</summary>
    public static string ToSecond(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
