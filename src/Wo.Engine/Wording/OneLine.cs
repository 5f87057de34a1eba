using System.Globalization;
using System.Text;

namespace Wo.Engine.Wording;

/// <summary>Folds text into one line, so that a title or a reason cannot pretend to be an entry or a marker.</summary>
internal static class OneLine
{
    /// <summary>Replaces each run of white space, line breaks and control characters by one space.</summary>
    public static string Of(string text)
    {
        var line = new StringBuilder(text.Length);
        var gap = false;
        foreach (var character in text)
        {
            if (IsFolded(character))
            {
                gap = line.Length > 0;
                continue;
            }

            if (gap)
            {
                line.Append(' ');
                gap = false;
            }

            line.Append(character);
        }

        return line.ToString();
    }

    private static bool IsFolded(char character) =>
        char.IsControl(character)
        || char.IsWhiteSpace(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
