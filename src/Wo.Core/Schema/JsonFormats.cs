namespace Wo.Core.Schema;

/// <summary>The formats a schema may ask for (RFC 3339), without any culture.</summary>
internal static class JsonFormats
{
    public static bool Matches(string format, string text) =>
        format switch
        {
            "date" => IsDate(text),
            "date-time" => text.Length > 10
                && text[10] is 'T' or 't'
                && IsDate(text.AsSpan(0, 10))
                && IsTime(text.AsSpan(11)),
            _ => true,
        };

    private static bool IsDate(ReadOnlySpan<char> text) =>
        text.Length == 10
        && text[4] == '-'
        && text[7] == '-'
        && TryNumber(text[..4], out var year)
        && TryNumber(text.Slice(5, 2), out var month)
        && TryNumber(text.Slice(8, 2), out var day)
        && month is >= 1 and <= 12
        && day >= 1
        // Year 0 exists in RFC 3339 but not in DateTime; it was a leap year like 2000.
        && day <= DateTime.DaysInMonth(year == 0 ? 2000 : year, month);

    private static bool IsTime(ReadOnlySpan<char> text)
    {
        if (
            text.Length < 9
            || text[2] != ':'
            || text[5] != ':'
            || !TryNumber(text[..2], out var hour)
            || !TryNumber(text.Slice(3, 2), out var minute)
            || !TryNumber(text.Slice(6, 2), out var second)
        )
        {
            return false;
        }

        return hour <= 23
            && minute <= 59
            && second <= 60
            && IsOffset(SkipFraction(text[8..]), out var offset)
            && (second < 60 || IsLastMinuteOfDay((hour * 60) + minute - offset));
    }

    // A leap second is the last one of a day in UTC.
    private static bool IsLastMinuteOfDay(int minutes)
    {
        const int Day = 24 * 60;
        return ((minutes % Day) + Day) % Day == Day - 1;
    }

    private static ReadOnlySpan<char> SkipFraction(ReadOnlySpan<char> text)
    {
        if (text[0] != '.')
        {
            return text;
        }

        var end = 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end > 1 ? text[end..] : [];
    }

    /// <param name="text">What stands behind the time.</param>
    /// <param name="offset">Minutes that the time is ahead of UTC.</param>
    private static bool IsOffset(ReadOnlySpan<char> text, out int offset)
    {
        offset = 0;
        if (text is "Z" or "z")
        {
            return true;
        }

        if (
            text.Length != 6
            || text[0] is not ('+' or '-')
            || text[3] != ':'
            || !TryNumber(text.Slice(1, 2), out var hours)
            || !TryNumber(text.Slice(4, 2), out var minutes)
        )
        {
            return false;
        }

        offset = ((hours * 60) + minutes) * (text[0] == '-' ? -1 : 1);
        return hours <= 23 && minutes <= 59;
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, out int number)
    {
        number = 0;
        foreach (var c in digits)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            number = (number * 10) + (c - '0');
        }

        return true;
    }
}
