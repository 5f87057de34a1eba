using System.Globalization;
using Wo.Core.Yaml;

namespace Wo.Core.Schema;

/// <summary>The keywords that look at one text or one number.</summary>
internal static class ScalarRules
{
    /// <summary>What the schema expects and the text is not, or <see langword="null"/>.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="text">The text.</param>
    /// <param name="matches">Whether a pattern occurs in a text.</param>
    public static string? WhatTextLacks(JsonSchema schema, string text, Func<EcmaPattern, string, bool> matches)
    {
        if (schema.MinLength is not null || schema.MaxLength is not null)
        {
            var length = CodePoints(text);
            if (length < schema.MinLength)
            {
                return $"at least {SchemaWords.Count(schema.MinLength.Value, "character")}";
            }

            if (length > schema.MaxLength)
            {
                return $"at most {SchemaWords.Count(schema.MaxLength.Value, "character")}";
            }
        }

        if (schema.Pattern is { } pattern && !matches(pattern, text))
        {
            return $"text matching {pattern}";
        }

        return schema.Format is { } format && !JsonFormats.Matches(format, text) ? $"a {format} as in RFC 3339" : null;
    }

    /// <summary>What the schema expects and the number is not, or <see langword="null"/>; other values lack nothing.</summary>
    public static string? WhatNumberLacks(JsonSchema schema, YamlScalar scalar)
    {
        if (!IsNumber(scalar))
        {
            return null;
        }

        // Infinity and NaN are numbers to YAML. The one is beyond any bound, the other within none.
        var isFinite = YamlNumber.TryRead(scalar, out var number);
        bool IsBelow(decimal? bound, bool orEqual) =>
            bound is { } least
            && (isFinite ? number < least || (orEqual && number == least) : !IsPositiveInfinity(scalar));
        bool IsAbove(decimal? bound, bool orEqual) =>
            bound is { } most
            && (isFinite ? number > most || (orEqual && number == most) : !IsNegativeInfinity(scalar));

        return IsBelow(schema.Minimum, orEqual: false) ? Words("at least", schema.Minimum)
            : IsBelow(schema.ExclusiveMinimum, orEqual: true) ? Words("more than", schema.ExclusiveMinimum)
            : IsAbove(schema.Maximum, orEqual: false) ? Words("at most", schema.Maximum)
            : IsAbove(schema.ExclusiveMaximum, orEqual: true) ? Words("less than", schema.ExclusiveMaximum)
            : schema.MultipleOf is { } divisor && !(isFinite && ExactMultiple.Is(number, divisor))
                ? Words("a multiple of", divisor)
            : null;
    }

    private static string Words(string lead, decimal? number) =>
        string.Create(CultureInfo.InvariantCulture, $"{lead} {number}");

    private static bool IsNumber(YamlScalar scalar) => scalar.Kind is YamlScalarKind.Integer or YamlScalarKind.Number;

    private static bool IsPositiveInfinity(YamlScalar scalar) =>
        scalar.Value.EndsWith("inf", StringComparison.OrdinalIgnoreCase) && !IsNegativeInfinity(scalar);

    private static bool IsNegativeInfinity(YamlScalar scalar) =>
        scalar.Value.StartsWith("-.", StringComparison.Ordinal)
        && scalar.Value.EndsWith("inf", StringComparison.OrdinalIgnoreCase);

    private static int CodePoints(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
            {
                count--;
            }
        }

        return count;
    }
}
