using System.Globalization;
using System.Text;

namespace Wo.Core.Yaml;

/// <summary>Writes text as a scalar on one line that every YAML reader reads back as that text.</summary>
internal static class YamlScalarWriter
{
    /// <summary>Whether the text can be written at all: NUL and unpaired surrogates cannot.</summary>
    public static bool CanWrite(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (text[i] == '\0' || char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Writes text.</summary>
    /// <param name="text">Text for which <see cref="CanWrite"/> holds.</param>
    /// <param name="style">The wanted style; a more quoted one is used where the text needs it.</param>
    /// <param name="inFlow">Whether it will stand within brackets or braces.</param>
    public static string Write(string text, YamlScalarStyle style = YamlScalarStyle.Plain, bool inFlow = false)
    {
        if (style == YamlScalarStyle.Plain && YamlPlainSafety.IsSafe(text, inFlow))
        {
            return text;
        }

        return style == YamlScalarStyle.DoubleQuoted || !CanBeSingleQuoted(text)
            ? DoubleQuoted(text)
            : string.Concat("'", text.Replace("'", "''", StringComparison.Ordinal), "'");
    }

    private static bool CanBeSingleQuoted(string text)
    {
        foreach (var c in text)
        {
            if (!YamlPlainSafety.IsPrintable(c))
            {
                return false;
            }
        }

        return true;
    }

    private static string DoubleQuoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 8).Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append(@"\\"),
                '\n' => quoted.Append(@"\n"),
                '\r' => quoted.Append(@"\r"),
                '\t' => quoted.Append(@"\t"),
                _ when YamlPlainSafety.IsPrintable(c) => quoted.Append(c),
                <= '\xFF' => quoted.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:x2}"),
                _ => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
            };
        }

        return quoted.Append('"').ToString();
    }
}
