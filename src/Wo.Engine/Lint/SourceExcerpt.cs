using System.Globalization;
using System.Text;

namespace Wo.Engine.Lint;

/// <summary>The line that a finding is about, and the part of it that is meant.</summary>
/// <param name="Line">The text of the line.</param>
/// <param name="Column">Where the part begins, in UTF-16 code units counted from 1.</param>
/// <param name="Length">How long it is; at least 1.</param>
internal sealed record SourceExcerpt(string Line, int Column, int Length)
{
    /// <summary>The lines of a file, for its excerpts.</summary>
    public static IReadOnlyList<string> LinesOf(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        text = text.StartsWith('\uFEFF') ? text[1..] : text;
        return text.ReplaceLineEndings("\n").Split('\n');
    }

    /// <summary>The excerpt at a place; <see langword="null"/> where there is no text.</summary>
    public static SourceExcerpt? At(IReadOnlyList<string> lines, YamlPosition position)
    {
        if (position.Line > lines.Count || lines[position.Line - 1] is not { } line || string.IsNullOrWhiteSpace(line))
        {
            return null;
        }

        var start = Math.Clamp(position.Column - 1, 0, line.Length);
        return new SourceExcerpt(line, start + 1, Math.Max(1, EndOf(line, start) - start));
    }

    /// <summary>
    /// The line with its number, and below it what marks the part that is meant; nothing where there is no text. Both begin
    /// with a space, which tells them from the message that they belong to.
    /// </summary>
    public static IEnumerable<string> Draw(IReadOnlyList<string> lines, YamlPosition position)
    {
        if (At(lines, position) is not { } excerpt)
        {
            return [];
        }

        var number = position.Line.ToString(CultureInfo.InvariantCulture);
        var length = Math.Min(excerpt.Length, Math.Max(1, excerpt.Line.Length - excerpt.Column + 1));
        return
        [
            $" {number} | {excerpt.Line}",
            $" {new string(' ', number.Length)} | {new string(' ', excerpt.Column - 1)}^{new string('~', length - 1)}",
        ];
    }

    /// <summary>The end of the value or key that begins at a place of a line.</summary>
    private static int EndOf(string line, int start)
    {
        if (
            start < line.Length
            && line[start] is '\'' or '"'
            && line.IndexOf(line[start], start + 1) is > 0 and var quote
        )
        {
            return quote + 1;
        }

        var end = line.IndexOf(" #", start, StringComparison.Ordinal);
        end = end < 0 ? line.Length : end;
        var colon = line.IndexOf(": ", start, StringComparison.Ordinal);
        end = colon >= 0 && colon < end ? colon : end;
        return start + InFlow(line.AsSpan(start, end - start)).TrimEnd(" \t,:").Length;
    }

    /// <summary>What of it lies before the bracket or brace that ends the list it stands in, if it stands in one.</summary>
    private static ReadOnlySpan<char> InFlow(ReadOnlySpan<char> text)
    {
        var (depth, comma) = (0, -1);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] is '[' or '{' ? 1 : 0;
            comma = text[i] == ',' && depth == 0 && comma < 0 ? i : comma;
            if (text[i] is ']' or '}' && depth-- == 0)
            {
                return text[..(comma < 0 ? i : comma)];
            }
        }

        return text;
    }
}
