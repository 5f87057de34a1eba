using System.Text;

namespace Wo.Core.Yaml;

/// <summary>Writes text of several lines as a literal block, which people can read, where it can say that text exactly.</summary>
internal static class YamlLiteral
{
    /// <summary>The block from its <c>|</c> on, without a last line break; <see langword="null"/> where it must be quoted.</summary>
    /// <param name="text">The text.</param>
    /// <param name="indent">The column in which the lines begin.</param>
    public static string? Write(string text, int indent)
    {
        var body = text.EndsWith('\n') ? text[..^1] : text;
        var lines = body.Split('\n');
        if (lines.Length < 2 || !CanStand(lines))
        {
            return null;
        }

        var block = new StringBuilder(text.EndsWith('\n') ? "|" : "|-");
        foreach (var line in lines)
        {
            block.Append('\n');
            if (line.Length > 0)
            {
                block.Append(' ', indent).Append(line);
            }
        }

        return block.ToString();
    }

    /// <summary>
    /// The first line tells the indentation, blank lines at the end are not kept, and a line of blanks alone would be one of
    /// nothing.
    /// </summary>
    private static bool CanStand(string[] lines) =>
        lines[0].Length > 0
        && lines[0][0] is not (' ' or '\t')
        && lines[^1].Length > 0
        && Array.TrueForAll(lines, static line => line.Length == 0 || !string.IsNullOrWhiteSpace(line))
        && Array.TrueForAll(lines, static line => line.All(YamlPlainSafety.IsPrintable) && !line.StartsWith('\t'));
}
