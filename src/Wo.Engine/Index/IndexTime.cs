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
        !LenientTimestamp.TryParse(text, out var time, out _) ? null
        : IsUsual(text!) ? string.Concat(text.AsSpan(0, text!.Length - 1), "+00:00")
        : time.ToString(
            time.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:sszzz" : "yyyy-MM-dd'T'HH:mm:ss.ffffffzzz",
            CultureInfo.InvariantCulture
        );

    /// <summary>Whether a timestamp is written as nearly all are: <c>2026-01-02T03:04:05Z</c>. Only its end is another one then.</summary>
    private static bool IsUsual(string text)
    {
        const string Digits = "0000-00-00T00:00:00Z";
        for (var at = 0; at < text.Length; at++)
        {
            if (
                text.Length != Digits.Length
                || (Digits[at] == '0' ? !char.IsAsciiDigit(text[at]) : text[at] != Digits[at])
            )
            {
                return false;
            }
        }

        return true;
    }
}
