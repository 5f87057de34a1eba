using System.Globalization;
using Wo.Core.Yaml;

namespace Wo.Core.Schema;

/// <summary>Reads the numbers of YAML's core schema.</summary>
internal static class YamlNumber
{
    /// <summary>The number, unless the scalar is none, is infinite or not a number, or does not fit a decimal.</summary>
    public static bool TryRead(YamlNode node, out decimal number)
    {
        number = default;
        return node is YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Number, Value: var text }
            && (
                text.StartsWith("0x", StringComparison.Ordinal) ? TryReadDigits(text.AsSpan(2), 16, out number)
                : text.StartsWith("0o", StringComparison.Ordinal) ? TryReadDigits(text.AsSpan(2), 8, out number)
                : ExactDecimal.TryParse(text, out number)
            );
    }

    /// <summary>Whether this is a finite number which a decimal would have to round, so that it cannot be compared.</summary>
    public static bool IsTooLong(YamlNode node) =>
        node is YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Number } scalar
        && !scalar.Value.EndsWith("inf", StringComparison.OrdinalIgnoreCase)
        && !scalar.Value.EndsWith("nan", StringComparison.OrdinalIgnoreCase)
        && !TryRead(node, out _);

    /// <summary>The number as a 64-bit integer, where it is one.</summary>
    public static bool TryReadWhole(YamlNode node, out long value)
    {
        var isWhole =
            TryRead(node, out var number)
            && decimal.IsInteger(number)
            && number is >= long.MinValue and <= long.MaxValue;
        value = isWhole ? (long)number : 0;
        return isWhole;
    }

    /// <summary>The number as the nearest double, unless that is infinite.</summary>
    public static bool TryReadDouble(YamlNode node, out double value)
    {
        var isHeld = TryRead(node, out var number);
        value = (double)number;
        return isHeld
            || (
                node is YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Number } scalar
                && double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
                && double.IsFinite(value)
            );
    }

    private static bool TryReadDigits(ReadOnlySpan<char> digits, int radix, out decimal number)
    {
        number = 0;
        foreach (var c in digits)
        {
            if (number > (decimal.MaxValue - (radix - 1)) / radix)
            {
                return false;
            }

            number = (number * radix) + Convert.ToInt32(c.ToString(), 16);
        }

        return digits.Length > 0;
    }
}
