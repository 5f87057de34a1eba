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

        isDate =
            text.Length == DateOnly.Length
            && DateTimeOffset.TryParseExact(text, DateOnly, CultureInfo.InvariantCulture, Styles, out time);
        return isDate || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Styles, out time);
    }
}
