using System.Globalization;

namespace Wo.Core.Schema;

/// <summary>
/// Reads numbers that a decimal holds exactly. One that would have to be rounded is not read: where it was compared, the
/// answer might be wrong.
/// </summary>
internal static class ExactDecimal
{
    /// <summary>What to say of a number that is not read.</summary>
    public const string Expected = "a number that fits a decimal: 28 digits, and as many of them behind the point";

    private const NumberStyles Style =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>Reads JSON's spelling and YAML's decimal ones: a leading <c>+</c>, <c>.5</c> and <c>1.</c>.</summary>
    public static bool TryParse(string text, out decimal number)
    {
        // Nearly all are whole, and short enough for any decimal.
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            number = whole;
            return true;
        }

        return decimal.TryParse(text, Style, CultureInfo.InvariantCulture, out number)
            && Digits(text) == Digits(number.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The number as a 64-bit integer, where it is one.</summary>
    public static bool TryParseInt64(string text, out long value)
    {
        var isWhole =
            TryParse(text, out var number)
            && decimal.Truncate(number) == number
            && number is >= long.MinValue and <= long.MaxValue;
        value = isWhole ? (long)number : 0;
        return isWhole;
    }

    // Rounding to fewer digits changes the digits; without zeros at either end they are the same in every spelling.
    private static string Digits(string text)
    {
        var exponent = text.IndexOfAny(['e', 'E']);
        var mantissa = exponent < 0 ? text : text.Substring(0, exponent);
        return mantissa.Replace(".", "").Trim('+', '-', '0');
    }
}
