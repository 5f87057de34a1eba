using System.Globalization;

namespace Wo.Core.Model;

/// <summary>Reads the timestamps that people write: dates, times with a blank or a <c>T</c>, with or without an offset.</summary>
internal static class LenientTimestamp
{
    private const string DateOnly = "yyyy-MM-dd";
    private const DateTimeStyles Styles = DateTimeStyles.AssumeUniversal;

    /// <summary>Reads a timestamp; one without an offset is taken as UTC.</summary>
    /// <param name="text">The text.</param>
    /// <param name="time">The moment; midnight for a mere date.</param>
    /// <param name="isDate">Whether it is a mere date.</param>
    public static bool TryParse(string? text, out DateTimeOffset time, out bool isDate)
    {
        (time, isDate) = (default, false);
        if (text is not { Length: >= 10 } || text[4] != '-' || text[7] != '-')
        {
            // The parser of the framework would complete a mere time with the date of today.
            return false;
        }

        if (TryUsual(text, out time))
        {
            return true;
        }

        isDate =
            text.Length == DateOnly.Length
            && DateTimeOffset.TryParseExact(text, DateOnly, CultureInfo.InvariantCulture, Styles, out time);
        return isDate || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out time);
    }

    /// <summary>
    /// Reads what nearly all work orders have, <c>2026-01-02T03:04:05Z</c>, at a fraction of what the parser of the framework takes.
    /// Whatever needs a calendar, or is wrong, is left to that.
    /// </summary>
    private static bool TryUsual(string text, out DateTimeOffset time)
    {
        time = default;
        if (
            text is not { Length: 20 }
            || (text[10], text[13], text[16], text[19]) is not ('T', ':', ':', 'Z')
            || NumberAt(text, 0) is not { } century
            || NumberAt(text, 2) is not { } year
            || NumberAt(text, 5) is not (>= 1 and <= 12 and var month)
            || NumberAt(text, 8) is not (>= 1 and <= 28 and var day)
            || NumberAt(text, 11) is not (<= 23 and var hour)
            || NumberAt(text, 14) is not (<= 59 and var minute)
            || NumberAt(text, 17) is not (<= 59 and var second)
            || century * 100 + year == 0
        )
        {
            return false;
        }

        time = new DateTimeOffset(century * 100 + year, month, day, hour, minute, second, TimeSpan.Zero);
        return true;
    }

    /// <summary>The number of two digits at a place; <see langword="null"/> where there is none.</summary>
    private static int? NumberAt(string text, int at) =>
        char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at + 1])
            ? (text[at] - '0') * 10 + text[at + 1] - '0'
            : null;
}
