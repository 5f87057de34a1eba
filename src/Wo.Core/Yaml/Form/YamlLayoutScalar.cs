using System.Text;

namespace Wo.Core.Yaml.Form;

/// <summary>A scalar with the quotes, lines and blocks that it has in its source, at another indentation.</summary>
internal static class YamlLayoutScalar
{
    /// <summary>The text of its lines, the first without the comment of a block's header.</summary>
    /// <param name="text">The document.</param>
    /// <param name="scalar">The scalar, which is neither an alias nor has an anchor or tag.</param>
    /// <param name="indent">The indentation of the lines that follow the first.</param>
    public static string Write(string text, YamlScalar scalar, int indent)
    {
        var source = text[scalar.Start.Offset..scalar.End.Offset];
        if (!YamlSource.HasBreak(source))
        {
            return YamlBlockScalar.StartsAt(source, 0) ? source[..YamlBlockScalar.HeaderEnd(source, 0)] : source;
        }

        var lines = source.ReplaceLineEndings("\n").Split('\n');
        return YamlBlockScalar.StartsAt(source, 0) ? Block(lines, scalar.Value, indent) : Flow(lines, indent);
    }

    private static string Flow(string[] lines, int indent)
    {
        var written = new StringBuilder(lines[0].TrimEnd(' ', '\t'));
        foreach (var line in lines.AsSpan(1))
        {
            var content = line.Trim(' ', '\t');
            written.Append('\n').Append(' ', content.Length == 0 ? 0 : indent).Append(content);
        }

        return written.ToString();
    }

    /// <summary>
    /// The lines less the indentation that they have, which shows in the first of them that is not blank, as what of its blanks
    /// belongs to the value is known.
    /// </summary>
    private static string Block(string[] lines, string value, int indent)
    {
        var header = lines[0][..YamlBlockScalar.HeaderEnd(lines[0], 0)];
        var first = Array.Find(lines[1..], line => line.AsSpan().Trim(' ').Length > 0) ?? "";
        var firstOfValue = Array.Find(value.Split('\n'), line => line.AsSpan().Trim(' ').Length > 0) ?? "";
        var removed = Blanks(first) - Blanks(firstOfValue);
        var written = new StringBuilder(WithIndicator(header, Blanks(firstOfValue) > 0));
        foreach (var line in lines.AsSpan(1))
        {
            written.Append('\n');
            if (line.Length > removed)
            {
                written.Append(' ', indent).Append(line.AsSpan(removed));
            }
        }

        return written.ToString();
    }

    /// <summary>The header with the indentation in it exactly where readers could not tell it.</summary>
    private static string WithIndicator(string header, bool isNeeded)
    {
        var chomping =
            header.Contains('+') ? "+"
            : header.Contains('-') ? "-"
            : "";
        return $"{header[0]}{(isNeeded ? "2" : "")}{chomping}";
    }

    private static int Blanks(string line) => line.Length - line.AsSpan().TrimStart(' ').Length;
}
