namespace Wo.Core.Yaml;

/// <summary>
/// Where a block scalar's source ends. The parser's end mark lies behind blank lines that are not part of the value, or
/// before some that are, so the lines are read again.
/// </summary>
internal static class YamlBlockScalar
{
    public static bool StartsAt(string text, int offset) => offset < text.Length && text[offset] is '|' or '>';

    /// <summary>The end of <c>|</c> or <c>&gt;</c> and its indicators, before a comment.</summary>
    public static int HeaderEnd(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && text[end] is '+' or '-' or (>= '0' and <= '9'))
        {
            end++;
        }

        return end;
    }

    /// <summary>The end of the last line that belongs to the value, before its break.</summary>
    /// <param name="text">The document.</param>
    /// <param name="start">Offset of the <c>|</c> or <c>&gt;</c>.</param>
    /// <param name="parentIndent">Indentation of the enclosing block collection, -1 if there is none.</param>
    public static int End(string text, int start, int parentIndent)
    {
        var headerEnd = HeaderEnd(text, start);
        var keep = false;
        var indent = 0;
        foreach (var c in text.AsSpan(start + 1, headerEnd - start - 1))
        {
            keep |= c == '+';
            indent = c is >= '1' and <= '9' ? Math.Max(parentIndent, 0) + (c - '0') : indent;
        }

        var end = headerEnd;
        for (var line = YamlSource.NextLine(text, start); line < text.Length; line = YamlSource.NextLine(text, line))
        {
            var content = line;
            while (content < text.Length && text[content] == ' ' && (indent == 0 || content - line < indent))
            {
                content++;
            }

            var lineEnd = YamlSource.LineEnd(text, content);
            if (content == lineEnd)
            {
                // Blank. Part of the value if more of it follows, or if trailing blank lines are kept.
                end = keep && lineEnd < text.Length ? lineEnd : end;
                continue;
            }

            var lineIndent = content - line;
            if (lineIndent <= parentIndent || lineIndent < indent || IsDocumentMarker(text, line))
            {
                break;
            }

            indent = indent == 0 ? lineIndent : indent;
            end = lineEnd;
        }

        return end;
    }

    private static bool IsDocumentMarker(string text, int line)
    {
        var rest = text.AsSpan(line);
        return (rest.StartsWith("---") || rest.StartsWith("..."))
            && (rest.Length == 3 || YamlSource.IsBlank(rest[3]) || YamlSource.IsBreak(rest[3]));
    }
}
