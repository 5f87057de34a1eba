using System.Globalization;
using System.Text;

namespace Wo.Tool.Output;

/// <summary>How many terminal cells text takes.</summary>
internal static class TextWidth
{
    /// <summary>
    /// Cells of already sanitised text. East Asian wide characters and emoji take two, combining marks and joiners
    /// none; what fonts and terminals disagree on (joined emoji, flags) is not modelled.
    /// </summary>
    public static int Of(string text)
    {
        int width = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            width += rune.Value is >= ' ' and < 0x7f ? 1 : OfRune(rune);
        }

        return width;
    }

    /// <summary>As much of a text as fits once it is made harmless, with <c>…</c> in place of the rest.</summary>
    public static string Clip(string text, int cells)
    {
        string harmless = TerminalText.Sanitise(text);
        if (Of(harmless) <= cells)
        {
            return harmless;
        }

        int width = 0;
        int length = 0;
        foreach (Rune rune in harmless.EnumerateRunes())
        {
            width += OfRune(rune);
            if (width > cells - 1)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return string.Concat(harmless.AsSpan(0, length).TrimEnd(), "…");
    }

    private static int OfRune(Rune rune) =>
        Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
            _ => IsWide(rune.Value) ? 2 : 1,
        };

    private static bool IsWide(int codePoint) =>
        codePoint
            is (>= 0x1100 and <= 0x115f) // Hangul initial consonants
                or (>= 0x2e80 and <= 0x303e) // CJK radicals and punctuation
                or (>= 0x3041 and <= 0x33ff) // Kana to CJK compatibility
                or (>= 0x3400 and <= 0x4dbf) // CJK extension A
                or (>= 0x4e00 and <= 0x9fff) // CJK unified ideographs
                or (>= 0xa000 and <= 0xa4cf) // Yi
                or (>= 0xac00 and <= 0xd7a3) // Hangul syllables
                or (>= 0xf900 and <= 0xfaff) // CJK compatibility ideographs
                or (>= 0xfe30 and <= 0xfe4f) // CJK compatibility forms
                or (>= 0xff00 and <= 0xff60) // full-width forms
                or (>= 0xffe0 and <= 0xffe6) // full-width signs
                or (>= 0x1f300 and <= 0x1f64f) // pictographs and emoticons
                or (>= 0x1f680 and <= 0x1f6ff) // transport
                or (>= 0x1f900 and <= 0x1f9ff) // supplemental symbols
                or (>= 0x1fa70 and <= 0x1faff) // extended pictographs
                or (>= 0x20000 and <= 0x3fffd); // CJK extensions B and later
}
