namespace Wo.Core.Yaml;

/// <summary>The splices that put a value on one line in the place of an entry's present value.</summary>
internal static class YamlReplacement
{
    public static void Add(List<YamlSplice> splices, string text, YamlMapping root, YamlEntry entry, string written)
    {
        var value = entry.Value;
        var outer = value.OuterStart;
        var end = value.End.Offset;
        if (outer == end)
        {
            splices.Add(new YamlSplice(end, end, Announced(text, root, outer) + written));
            return;
        }

        // JSON allows `"key":value`; without quotes the value would become part of the key.
        var lead = text[outer - 1] == ':' ? " " : "";
        var whole = new YamlSplice(outer, end, lead + written);
        if (root.IsFlow || !YamlSource.HasBreak(text.AsSpan(outer, end - outer)))
        {
            splices.Add(IsBlockCollection(value) ? OnKeyLine(splices, text, entry, written) : whole);
            return;
        }

        var start = value.Start.Offset;
        if (YamlBlockScalar.StartsAt(text, start) && !YamlSource.HasBreak(text.AsSpan(outer, start - outer)))
        {
            // A comment may follow the header; it stays on the line.
            var headerLineEnd = YamlSource.LineEnd(text, start);
            splices.Add(new YamlSplice(outer, YamlBlockScalar.HeaderEnd(text, start), lead + written));
            splices.Add(new YamlSplice(headerLineEnd, Math.Max(end, headerLineEnd), ""));
        }
        else if (YamlSource.HasBreak(text.AsSpan(outer, start - outer)))
        {
            // The anchor or tag is on the key's line, the value below it.
            splices.Add(new YamlSplice(outer, PropertiesEnd(text, outer), lead + written));
            splices.Add(RemoveLines(text, start, end));
        }
        else
        {
            splices.Add(IsBlockCollection(value) ? OnKeyLine(splices, text, entry, written) : whole);
        }
    }

    /// <summary>What must precede a value where nothing is written yet.</summary>
    private static string Announced(string text, YamlMapping root, int place)
    {
        if (place > 0 && text[place - 1] == ':')
        {
            return " ";
        }

        // `{a}` and `? a` have no colon.
        return root.IsFlow ? ": " : YamlAppend.Newline(text, place) + YamlAppend.Indentation(root) + ": ";
    }

    private static YamlSplice OnKeyLine(List<YamlSplice> splices, string text, YamlEntry entry, string written)
    {
        var (outer, end) = (entry.Value.OuterStart, entry.Value.End.Offset);
        var colon = YamlSource.SkipTrivia(text, entry.Key.End.Offset);
        if (!YamlSource.HasBreak(text.AsSpan(colon, outer - colon)))
        {
            return new YamlSplice(outer, end, written);
        }

        splices.Add(new YamlSplice(colon + 1, colon + 1, " " + written));
        return RemoveLines(text, outer, end);
    }

    /// <summary>Removes whole lines; a comment behind the last of them stays, on a line of its own.</summary>
    private static YamlSplice RemoveLines(string text, int start, int end)
    {
        var rest = YamlSource.SkipBlanks(text, end);
        if (rest < text.Length && !YamlSource.IsBreak(text[rest]))
        {
            return new YamlSplice(start, end, "");
        }

        var line = YamlSource.LineStart(text, start);
        if (rest < text.Length)
        {
            return new YamlSplice(line, YamlSource.NextLine(text, rest), "");
        }

        // The file had no final newline and gets none: the break before the lines goes with them.
        var previous = line - (line > 1 && text[line - 1] == '\n' && text[line - 2] == '\r' ? 2 : 1);
        return new YamlSplice(previous, rest, "");
    }

    private static int PropertiesEnd(string text, int outer)
    {
        var end = YamlSource.LineEnd(text, outer);
        var comment = text.IndexOf(" #", outer, end - outer, StringComparison.Ordinal);
        end = comment < 0 ? end : comment;
        while (YamlSource.IsBlank(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    private static bool IsBlockCollection(YamlNode value) =>
        value is YamlMapping { IsFlow: false } or YamlSequence { IsFlow: false };
}
