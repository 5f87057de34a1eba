namespace Wo.Core.Yaml;

/// <summary>Small moves through YAML text, shared by everything that must know where a value's source ends.</summary>
internal static class YamlSource
{
    public static bool IsBreak(char c) => c is '\n' or '\r';

    public static bool IsBlank(char c) => c is ' ' or '\t';

    public static bool HasBreak(ReadOnlySpan<char> text) => text.IndexOfAny('\n', '\r') >= 0;

    /// <summary>The break at an offset that is known to be one.</summary>
    public static string BreakAt(string text, int offset) =>
        text[offset] != '\r' ? "\n"
        : offset + 1 < text.Length && text[offset + 1] == '\n' ? "\r\n"
        : "\r";

    /// <summary>The end of the line that contains the offset, before its break.</summary>
    public static int LineEnd(string text, int offset)
    {
        var next = text.AsSpan(offset).IndexOfAny('\n', '\r');
        return next < 0 ? text.Length : offset + next;
    }

    /// <summary>The start of the line behind the one that contains the offset; the end of the text if it is the last.</summary>
    public static int NextLine(string text, int offset)
    {
        var end = LineEnd(text, offset);
        return end == text.Length ? end : end + BreakAt(text, end).Length;
    }

    public static int LineStart(string text, int offset)
    {
        while (offset > 0 && !IsBreak(text[offset - 1]))
        {
            offset--;
        }

        return offset;
    }

    public static int SkipBlanks(string text, int offset)
    {
        while (offset < text.Length && IsBlank(text[offset]))
        {
            offset++;
        }

        return offset;
    }

    /// <summary>Skips white space, line breaks and comments.</summary>
    public static int SkipTrivia(string text, int offset)
    {
        for (; offset < text.Length; offset++)
        {
            var c = text[offset];
            if (c == '#' && (offset == 0 || IsBlank(text[offset - 1]) || IsBreak(text[offset - 1])))
            {
                offset = LineEnd(text, offset) - 1;
            }
            else if (!IsBlank(c) && !IsBreak(c))
            {
                break;
            }
        }

        return offset;
    }

    /// <summary>Skips an anchor and a tag, in either order, with what stands between them.</summary>
    /// <returns>The offset just behind the last of them.</returns>
    public static int SkipProperties(string text, int offset, int anchorLength, bool hasTag)
    {
        var next = offset;
        for (var left = (anchorLength > 0 ? 1 : 0) + (hasTag ? 1 : 0); left > 0; left--)
        {
            next = SkipTrivia(text, next);
            if (next == text.Length)
            {
                break;
            }

            next = text[next] == '&' ? next + 1 + anchorLength : WordEnd(text, next);
            offset = next;
        }

        return offset;
    }

    private static int WordEnd(string text, int offset)
    {
        while (offset < text.Length && !IsBlank(text[offset]) && !IsBreak(text[offset]))
        {
            offset++;
        }

        return offset;
    }
}
