namespace Wo.Core.Yaml.Form;

/// <summary>Finds comments, which the parser passes over.</summary>
internal static class YamlComments
{
    /// <summary>All comments outside of scalars, and those behind the header of a block scalar.</summary>
    /// <param name="text">The document.</param>
    /// <param name="scalars">
    /// Where scalars lie that take any place, in the order of the text: with anchor or tag, without, and their end.
    /// </param>
    public static List<YamlComment> Find(string text, IReadOnlyList<(int Start, int Own, int End)> scalars)
    {
        var found = new List<YamlComment>();
        var next = 0;
        for (var offset = 0; offset < text.Length; offset++)
        {
            while (next < scalars.Count && scalars[next].End <= offset)
            {
                next++;
            }

            if (next < scalars.Count && scalars[next].Start <= offset)
            {
                if (HeaderComment(text, scalars[next].Own) is { } header)
                {
                    found.Add(header);
                }

                offset = scalars[next].End - 1;
                continue;
            }

            if (text[offset] == '#' && IsStart(text, offset))
            {
                var comment = At(text, offset);
                found.Add(comment);
                offset = YamlSource.LineEnd(text, offset);
            }
        }

        return found;
    }

    /// <summary>Whether the line before a line is blank.</summary>
    /// <param name="text">The document.</param>
    /// <param name="line">A place in the line.</param>
    public static bool IsBlankBefore(string text, int line)
    {
        var start = YamlSource.LineStart(text, line);
        if (start == 0)
        {
            return false;
        }

        var end = start - 1;
        end = end > 0 && text[end] == '\n' && text[end - 1] == '\r' ? end - 1 : end;
        return string.IsNullOrWhiteSpace(text[YamlSource.LineStart(text, end)..end]);
    }

    private static YamlComment? HeaderComment(string text, int own)
    {
        if (!YamlBlockScalar.StartsAt(text, own))
        {
            return null;
        }

        var header = YamlBlockScalar.HeaderEnd(text, own);
        var place = YamlSource.SkipBlanks(text, header);
        return place > header && place < text.Length && text[place] == '#' ? At(text, place) : null;
    }

    private static YamlComment At(string text, int offset)
    {
        var line = YamlSource.LineStart(text, offset);
        return new YamlComment(
            offset,
            text[offset..YamlSource.LineEnd(text, offset)].TrimEnd(),
            offset - line,
            string.IsNullOrWhiteSpace(text[line..offset]),
            IsBlankBefore(text, line)
        );
    }

    private static bool IsStart(string text, int offset) =>
        offset == 0 || YamlSource.IsBlank(text[offset - 1]) || YamlSource.IsBreak(text[offset - 1]);
}
