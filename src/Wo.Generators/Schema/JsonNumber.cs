using System.Globalization;

namespace Wo.Core.Schema;

/// <summary>
/// A decimal number of any size, compared exactly: <c>1.0</c> equals <c>1</c>, and <c>1e400</c> is larger than any double.
/// </summary>
public readonly struct JsonNumber : IEquatable<JsonNumber>, IComparable<JsonNumber>
{
    // An exponent beyond this cannot be told from this; it keeps the arithmetic below from overflowing.
    private const long LargestExponent = 1_000_000_000_000;

    private readonly bool negative;
    private readonly string? digits;
    private readonly long exponent;

    private JsonNumber(bool negative, string digits, long exponent)
    {
        this.negative = negative;
        this.digits = digits;
        this.exponent = exponent;
    }

    /// <summary>Whether the number has no fraction.</summary>
    public bool IsInteger => exponent >= 0;

    // Digits carry no leading or trailing zero; zero has none at all.
    private string Digits => digits ?? "";

    private long Magnitude => exponent + Digits.Length;

    private int Sign =>
        Digits.Length == 0 ? 0
        : negative ? -1
        : 1;

    /// <summary>Reads a number that is known to be one.</summary>
    /// <exception cref="FormatException">The text is no number: a bug in the caller.</exception>
    public static JsonNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException($"Not a number: {text}");

    /// <summary>Reads JSON's spelling and YAML's decimal ones: a leading <c>+</c>, <c>.5</c> and <c>1.</c>.</summary>
    public static bool TryParse(string text, out JsonNumber number)
    {
        number = default;
        var at = 0;
        var negative = at < text.Length && text[at] == '-';
        if (at < text.Length && text[at] is '-' or '+')
        {
            at++;
        }

        var whole = TakeDigits(text, ref at);
        var fraction = "";
        if (at < text.Length && text[at] == '.')
        {
            at++;
            fraction = TakeDigits(text, ref at);
        }

        if (
            whole.Length + fraction.Length == 0
            || !TryTakeExponent(text, ref at, out var exponent)
            || at != text.Length
        )
        {
            return false;
        }

        var all = (whole + fraction).TrimStart('0');
        var significant = all.TrimEnd('0');
        number =
            significant.Length == 0
                ? default
                : new JsonNumber(negative, significant, exponent - fraction.Length + (all.Length - significant.Length));
        return true;
    }

    /// <summary>The number as a 64-bit integer, where it is one.</summary>
    public bool TryGetInt64(out long value)
    {
        value = 0;
        if (!IsInteger || Magnitude > 19)
        {
            return false;
        }

        var text = (negative ? "-" : "") + Digits.PadRight((int)Magnitude, '0');
        return Sign == 0 || long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    /// <inheritdoc/>
    public int CompareTo(JsonNumber other)
    {
        if (Sign != other.Sign)
        {
            return Sign.CompareTo(other.Sign);
        }

        var bySize =
            Magnitude != other.Magnitude
                ? Magnitude.CompareTo(other.Magnitude)
                : string.CompareOrdinal(Digits, other.Digits);
        return Sign < 0 ? -bySize : bySize;
    }

    /// <inheritdoc/>
    public bool Equals(JsonNumber other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is JsonNumber other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Digits) ^ exponent.GetHashCode();

    /// <summary>Whether two numbers are the same.</summary>
    public static bool operator ==(JsonNumber left, JsonNumber right) => left.Equals(right);

    /// <summary>Whether two numbers differ.</summary>
    public static bool operator !=(JsonNumber left, JsonNumber right) => !left.Equals(right);

    /// <summary>Whether the left number is smaller.</summary>
    public static bool operator <(JsonNumber left, JsonNumber right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left number is larger.</summary>
    public static bool operator >(JsonNumber left, JsonNumber right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left number is smaller or the same.</summary>
    public static bool operator <=(JsonNumber left, JsonNumber right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left number is larger or the same.</summary>
    public static bool operator >=(JsonNumber left, JsonNumber right) => left.CompareTo(right) >= 0;

    /// <summary>The shortest spelling that reads back as the same number.</summary>
    public override string ToString() =>
        Sign == 0 ? "0"
        : exponent is >= 0 and <= 20 ? (negative ? "-" : "") + Digits.PadRight((int)Magnitude, '0')
        : exponent < 0 && Magnitude > 0 ? (negative ? "-" : "") + Digits.Insert((int)Magnitude, ".")
        : (negative ? "-" : "") + Digits + "e" + exponent.ToString(CultureInfo.InvariantCulture);

    private static string TakeDigits(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && text[at] is >= '0' and <= '9')
        {
            at++;
        }

        return text.Substring(start, at - start);
    }

    private static bool TryTakeExponent(string text, ref int at, out long exponent)
    {
        exponent = 0;
        if (at == text.Length || text[at] is not ('e' or 'E'))
        {
            return true;
        }

        at++;
        var negative = at < text.Length && text[at] == '-';
        if (at < text.Length && text[at] is '-' or '+')
        {
            at++;
        }

        var start = at;
        for (; at < text.Length && text[at] is >= '0' and <= '9'; at++)
        {
            exponent = Math.Min((exponent * 10) + (text[at] - '0'), LargestExponent);
        }

        exponent = negative ? -exponent : exponent;
        return at > start;
    }
}
