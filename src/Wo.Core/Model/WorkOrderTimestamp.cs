using System.Globalization;

namespace Wo.Core.Model;

/// <summary>Spells points in time the way work orders do: ISO 8601 in UTC, with microseconds and offset.</summary>
public static class WorkOrderTimestamp
{
    /// <summary>Writes a point in time, such as <c>2026-02-13T12:36:58.250776+00:00</c>.</summary>
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);

    /// <summary>Reads a point in time in any spelling of ISO 8601 that people and tools use; one without offset is UTC.</summary>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParse(string? text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out time
        );
}
