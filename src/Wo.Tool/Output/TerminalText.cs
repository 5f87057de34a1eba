using System.Globalization;
using System.Text;

namespace Wo.Tool.Output;

/// <summary>Makes text from files and people harmless for terminals and for line-oriented readers.</summary>
internal static class TerminalText
{
    /// <summary>
    /// The text on one line, with everything visible that a terminal would act on: control characters (escape
    /// sequences start with one), line separators, direction overrides and broken surrogates.
    /// </summary>
    public static string Sanitise(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (IsHarmful(text, i))
            {
                return Escape(text, i);
            }
        }

        return text;
    }

    private static string Escape(string text, int firstHarmful)
    {
        var escaped = new StringBuilder(text.Length + 16).Append(text, 0, firstHarmful);
        for (int i = firstHarmful; i < text.Length; i++)
        {
            if (IsHarmful(text, i))
            {
                AppendEscape(escaped, text[i]);
            }
            else
            {
                escaped.Append(text[i]);
            }
        }

        return escaped.ToString();
    }

    private static void AppendEscape(StringBuilder escaped, char character)
    {
        switch (character)
        {
            case '\n':
                escaped.Append(@"\n");
                break;
            case '\r':
                escaped.Append(@"\r");
                break;
            case '\t':
                escaped.Append(@"\t");
                break;
            case < '\u0100':
                escaped.Append(@"\x").Append(((int)character).ToString("x2", CultureInfo.InvariantCulture));
                break;
            default:
                escaped.Append(@"\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                break;
        }
    }

    private static bool IsHarmful(string text, int index)
    {
        char character = text[index];
        if (character is >= ' ' and < '\u007f')
        {
            return false;
        }

        return char.IsControl(character)
            || character is '\u2028' or '\u2029' or '\ufeff'
            // Direction marks, embeddings, overrides and isolates reorder what a person reads.
            || character is '\u061c' or '\u200e' or '\u200f'
            || character is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069')
            || (char.IsSurrogate(character) && !IsHalfOfPair(text, index));
    }

    private static bool IsHalfOfPair(string text, int index) =>
        char.IsHighSurrogate(text[index])
            ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
            : index > 0 && char.IsHighSurrogate(text[index - 1]);
}
