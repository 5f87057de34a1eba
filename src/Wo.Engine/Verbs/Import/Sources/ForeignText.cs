using System.Globalization;
using System.Text;

namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>Texts of other tools in the shapes that work orders have.</summary>
internal static class ForeignText
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text with a replacement character for what YAML cannot hold: NUL and halves of characters.</summary>
    public static string Writable(string text) =>
        YamlScalarWriter.CanWrite(text)
            ? text
            : string.Concat(text.EnumerateRunes().Select(static rune => rune.ToString())).Replace('\0', Replacement);

    /// <summary>The text with lines that end in a newline alone, and without blank lines around it.</summary>
    public static string Lines(string text) => text.ReplaceLineEndings("\n").Trim('\n');

    /// <summary>The items of a Markdown list; a text that is none is one item.</summary>
    public static IEnumerable<string> Items(string text)
    {
        var lines = text.Split('\n').Select(static line => line.Trim()).Where(static line => line.Length > 0).ToList();
        return lines.TrueForAll(static line => Item(line) is not null)
            ? lines.Select(static line => Item(line)!)
            : [text.Trim()];
    }

    /// <summary>What follows the mark of a list item; <see langword="null"/> where a line has none.</summary>
    public static string? Item(string line) =>
        line.Length > 2 && line[0] is '-' or '*' or '+' && line[1] == ' ' ? line[2..].Trim() : null;

    /// <summary>The content of a literal of JSON that is not well-formed Unicode, without its quotes.</summary>
    public static string Unescape(ReadOnlySpan<byte> literal)
    {
        var raw = Encoding.UTF8.GetString(literal);
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 == raw.Length)
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            if (
                raw[i] == 'u'
                && i + 4 < raw.Length
                && ushort.TryParse(
                    raw.AsSpan(i + 1, 4),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var unit
                )
            )
            {
                text.Append((char)unit);
                i += 4;
                continue;
            }

            text.Append(
                raw[i] switch
                {
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    'b' => '\b',
                    'f' => '\f',
                    var other => other,
                }
            );
        }

        return Writable(text.ToString());
    }
}
