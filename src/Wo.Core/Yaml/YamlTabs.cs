namespace Wo.Core.Yaml;

/// <summary>
/// Finds tabs that separate or indent. Readers disagree about them, and they look like spaces; inside a scalar's text or
/// a comment they are harmless.
/// </summary>
internal static class YamlTabs
{
    public static YamlError? Find(string text, YamlNode root, YamlLineMap lines)
    {
        if (!text.Contains('\t'))
        {
            return null;
        }

        var previousEnd = 0;
        var tab = InNode(text, root, ref previousEnd);
        tab = tab < 0 ? InGap(text, previousEnd, text.Length) : tab;
        return tab < 0 ? null : ErrorAt(lines.At(tab));
    }

    public static YamlError ErrorAt(YamlPosition position) => new("a tab where only spaces may stand", position);

    /// <summary>The first line at or after the offset that has a tab in its indentation, or -1.</summary>
    public static int FirstIndenting(string text, int offset)
    {
        for (var line = YamlSource.LineStart(text, offset); line < text.Length; line = YamlSource.NextLine(text, line))
        {
            var end = YamlSource.SkipBlanks(text, line);
            var tab = text.AsSpan(line, end - line).IndexOf('\t');
            if (tab >= 0)
            {
                return line + tab;
            }
        }

        return -1;
    }

    private static int InNode(string text, YamlNode node, ref int previousEnd)
    {
        if (node is YamlScalar scalar)
        {
            var tab = InGap(text, previousEnd, scalar.Start.Offset);
            previousEnd = scalar.End.Offset;
            return tab < 0 && !YamlBlockScalar.StartsAt(text, scalar.Start.Offset) ? InContinuation(text, scalar) : tab;
        }

        if (node is YamlSequence sequence)
        {
            foreach (var item in sequence.Items)
            {
                var tab = InNode(text, item, ref previousEnd);
                if (tab >= 0)
                {
                    return tab;
                }
            }
        }
        else if (node is YamlMapping mapping)
        {
            foreach (var (key, value) in mapping.Entries)
            {
                var tab = InNode(text, key, ref previousEnd);
                tab = tab < 0 ? InNode(text, value, ref previousEnd) : tab;
                if (tab >= 0)
                {
                    return tab;
                }
            }
        }

        return -1;
    }

    private static int InGap(string text, int start, int end)
    {
        while (start < end)
        {
            var next = text.AsSpan(start, end - start).IndexOfAny('\t', '#');
            if (next < 0 || text[start + next] == '\t')
            {
                return next < 0 ? -1 : start + next;
            }

            // A comment, or a # inside an anchor's name, where the parser allows no tab either.
            start = YamlSource.LineEnd(text, start + next);
        }

        return -1;
    }

    private static int InContinuation(string text, YamlScalar scalar)
    {
        var end = scalar.End.Offset;
        for (
            var line = YamlSource.NextLine(text, scalar.Start.Offset);
            line < end;
            line = YamlSource.NextLine(text, line)
        )
        {
            var tab = text.AsSpan(line, YamlSource.SkipBlanks(text, line) - line).IndexOf('\t');
            if (tab >= 0)
            {
                return line + tab;
            }
        }

        return -1;
    }
}
