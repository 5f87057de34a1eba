namespace Wo.Core.Yaml.Recognition;

/// <summary>Finds where scalars in quotes end, as <see cref="YamlScalars"/> does for others.</summary>
internal static class YamlQuotes
{
    /// <summary>Text in quotes, on lines that are all indented deeper than the collection it lies in.</summary>
    public static bool Scalar(ref YamlLines lines, ReadOnlySpan<char> text, int at, int column, YamlTape tape)
    {
        var quote = text[at];
        var (start, isVerbatim) = (lines.At(at), true);
        at++;
        while (true)
        {
            at += Part(text[at..lines.End], quote, ref isVerbatim, out var isClosed);
            if (isClosed)
            {
                break;
            }

            if (at < lines.End)
            {
                return false;
            }

            lines.NextText();
            if (lines.IsPast || lines.Column <= column)
            {
                return false;
            }

            (at, isVerbatim) = (lines.Content, false);
        }

        tape.Add(
            quote == '"' ? YamlTokenKind.DoubleQuoted : YamlTokenKind.SingleQuoted,
            start,
            lines.At(at),
            isVerbatim
        );
        return YamlScalars.EndLine(ref lines, text, at);
    }

    /// <summary>How much of a line belongs to a quoted scalar: all of it, or up to its closing quote, or to a doubtful escape.</summary>
    private static int Part(ReadOnlySpan<char> line, char quote, ref bool isVerbatim, out bool isClosed)
    {
        isClosed = false;
        for (var at = 0; ; )
        {
            var found = quote == '"' ? line[at..].IndexOfAny('"', '\\') : line[at..].IndexOf('\'');
            if (found < 0)
            {
                return line.Length;
            }

            at += found;
            var rest = line[at..];
            if (rest[0] == '"' || (rest[0] == '\'' && !rest.StartsWith("''")))
            {
                isClosed = true;
                return at + 1;
            }

            if (rest[0] == '\\' && !YamlEscapes.IsUsual(rest))
            {
                return at;
            }

            isVerbatim = false;
            at += rest[0] == '\\' ? YamlEscapes.Length(rest) : 2;
        }
    }
}
