using System.Globalization;
using System.Numerics;
using Wo.Core.Yaml;

namespace Wo.Core.Schema;

/// <summary>Reads the numbers of YAML's core schema.</summary>
internal static class YamlNumber
{
    /// <summary>The number, unless the scalar is none or is infinite or not a number.</summary>
    public static bool TryRead(YamlNode node, out JsonNumber number)
    {
        number = default;
        if (node is not YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Number } scalar)
        {
            return false;
        }

        var text = scalar.Value;
        return text.StartsWith("0x", StringComparison.Ordinal) ? TryReadDigits(text.AsSpan(2), 16, out number)
            : text.StartsWith("0o", StringComparison.Ordinal) ? TryReadDigits(text.AsSpan(2), 8, out number)
            : JsonNumber.TryParse(text, out number);
    }

    /// <summary>The number as a 64-bit integer, where it is one.</summary>
    public static bool TryReadWhole(YamlNode node, out long value)
    {
        value = 0;
        return TryRead(node, out var number) && number.TryGetInt64(out value);
    }

    private static bool TryReadDigits(ReadOnlySpan<char> digits, int radix, out JsonNumber number)
    {
        var total = BigInteger.Zero;
        number = default;
        foreach (var c in digits)
        {
            if (!char.IsAsciiHexDigit(c))
            {
                return false;
            }

            total = (total * radix) + Convert.ToInt32(c.ToString(), 16);
        }

        number = JsonNumber.Parse(total.ToString(CultureInfo.InvariantCulture));
        return digits.Length > 0;
    }
}
