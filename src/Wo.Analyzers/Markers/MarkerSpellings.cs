using System.Text;
using Wo.Analyzers.Paths;

namespace Wo.Analyzers.Markers;

/// <summary>Finds markers in texts: formatted, composed, as a template or as a regular expression.</summary>
internal static class MarkerSpellings
{
    private const string IdPrefix = "WO-";

    // An identifier has at most 64 characters; a pattern for one may have more.
    private const int FarthestId = 160;

    /// <summary>How a text, in which <see cref="PathText.Hole"/> stands for what is not known, spells a marker.</summary>
    public static MarkerSpelling Find(string text, SessionMarker marker)
    {
        var plain = Plain(text);
        var spelling = Spelling(plain, marker);
        return spelling == MarkerSpelling.None && text.IndexOf('\\') >= 0
            ? Spelling(Plain(WithoutEscapes(text)), marker)
            : spelling;
    }

    private static MarkerSpelling Spelling(string text, SessionMarker marker)
    {
        var fixedText = Plain(marker.Template.BeforeText).TrimEnd();
        var best = MarkerSpelling.None;
        for (
            var at = text.IndexOf(fixedText, StringComparison.Ordinal);
            at >= 0 && best != MarkerSpelling.Certain;
            at = text.IndexOf(fixedText, at + 1, StringComparison.Ordinal)
        )
        {
            var spelling = Identified(
                text.Substring(Math.Max(0, at - FarthestId), Math.Min(at, FarthestId)),
                marker.Template.BeforeId
            );
            best = spelling > best ? spelling : best;
        }

        return best;
    }

    /// <summary>What stands where the identifier belongs.</summary>
    private static MarkerSpelling Identified(string before, string beforeId)
    {
        var start = before.LastIndexOf(beforeId, StringComparison.Ordinal);
        var id = start < 0 ? before : before.Substring(start + beforeId.Length);
        return start >= 0 && id.StartsWith(IdPrefix, StringComparison.Ordinal) ? MarkerSpelling.Certain
            : id.Length == 0 || !IsPlainWord(id) ? MarkerSpelling.Likely
            : MarkerSpelling.None;
    }

    // "[parser] intent: " is another program's log. A hole, a placeholder, a pattern or a number stand for identifiers.
    private static bool IsPlainWord(string id) =>
        id.All(character => char.IsLetter(character) || character is ' ' or '_');

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (!char.IsWhiteSpace(character) || (plain.Length > 0 && plain[plain.Length - 1] != ' '))
            {
                plain.Append(char.IsWhiteSpace(character) ? ' ' : character);
            }
        }

        return plain.ToString();
    }

    /// <summary>A regular expression as the text that it finds, roughly: white space is a space, escapes are off.</summary>
    private static string WithoutEscapes(string pattern)
    {
        var text = new StringBuilder(pattern.Length);
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '\\' || i + 1 == pattern.Length)
            {
                text.Append(pattern[i]);
                continue;
            }

            i++;
            text.Append(pattern[i] == 's' ? ' ' : pattern[i]);
            if (pattern[i] == 's' && i + 1 < pattern.Length && pattern[i + 1] is '*' or '+' or '?')
            {
                i++;
            }
        }

        return text.ToString();
    }
}
