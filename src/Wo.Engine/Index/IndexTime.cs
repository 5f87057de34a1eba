using System.Globalization;

namespace Wo.Engine.Index;

/// <summary>
/// Timestamps as readers of the index can parse them. People write dates, times without an offset and worse; one of
/// those would make a reader refuse the whole index.
/// </summary>
internal static class IndexTime
{
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'", CultureInfo.InvariantCulture);

    /// <summary>The same moment in the form of RFC 3339; <see langword="null"/> for what is no timestamp.</summary>
    public static string? Normalize(string? text) =>
        LenientTimestamp.TryParse(text, out var time, out _)
            ? time.ToString(
                time.Ticks % TimeSpan.TicksPerSecond == 0
                    ? "yyyy-MM-dd'T'HH:mm:sszzz"
                    : "yyyy-MM-dd'T'HH:mm:ss.ffffffzzz",
                CultureInfo.InvariantCulture
            )
            : null;
}
