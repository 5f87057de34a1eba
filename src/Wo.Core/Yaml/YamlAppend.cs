using System.Text;

namespace Wo.Core.Yaml;

/// <summary>The splices that add entries at the end of the root mapping.</summary>
internal static class YamlAppend
{
    public static void Add(List<YamlSplice> splices, string text, YamlMapping root, IReadOnlyList<string> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        if (root.IsFlow)
        {
            AddToFlow(splices, text, root, entries);
            return;
        }

        var place = EndOfBlock(text, root);
        var newline = Newline(text, place);
        var indentation = Indentation(root);
        var lines = new StringBuilder();
        var hasFinalBreak = YamlSource.IsBreak(text[place - 1]);
        foreach (var entry in entries)
        {
            lines.Append(hasFinalBreak ? "" : newline).Append(indentation).Append(entry);
            lines.Append(hasFinalBreak ? newline : "");
        }

        splices.Add(new YamlSplice(place, place, lines.ToString()));
        if (!hasFinalBreak)
        {
            KeepWithoutBreak(splices, text, root);
        }
    }

    public static string Indentation(YamlMapping root) => new(' ', root.Start.Column - 1);

    /// <summary>The break of the line before the place, else the first of the text.</summary>
    public static string Newline(string text, int place)
    {
        var previous = text.AsSpan(0, place).LastIndexOfAny('\r', '\n');
        previous = previous < 0 ? text.AsSpan().IndexOfAny('\r', '\n') : previous;
        previous = previous > 0 && text[previous] == '\n' && text[previous - 1] == '\r' ? previous - 1 : previous;
        return previous < 0 ? "\n" : YamlSource.BreakAt(text, previous);
    }

    /// <summary>
    /// Behind the last entry and the comments within it, before blank lines, a document end marker, and comments that stand at
    /// the end of the file: they stay there, where the next entry would take them for its own.
    /// </summary>
    private static int EndOfBlock(string text, YamlMapping root)
    {
        var place = YamlSource.NextLine(text, root.End.Offset);
        for (var line = place; line < text.Length; line = YamlSource.NextLine(text, line))
        {
            var content = YamlSource.SkipBlanks(text, line);
            if (content < text.Length && text[content] == '#')
            {
                if (content - line < root.Start.Column)
                {
                    break;
                }

                place = YamlSource.NextLine(text, line);
            }
            else if (content < text.Length && !YamlSource.IsBreak(text[content]))
            {
                break;
            }
        }

        return place;
    }

    /// <summary>
    /// A block scalar at the end of a file without a final newline has a value without one. A following line would add
    /// it, unless the header says that it is to be stripped.
    /// </summary>
    private static void KeepWithoutBreak(List<YamlSplice> splices, string text, YamlMapping root)
    {
        YamlNode last = root;
        while (last is not YamlScalar)
        {
            last =
                last is YamlMapping { Entries: [.., var entry] } ? entry.Value
                : last is YamlSequence { Items: [.., var item] } ? item
                : new YamlScalar("", YamlScalarKind.Null, last.End, last.End);
        }

        var start = last.Start.Offset;
        var isReplaced = splices.Exists(splice => splice.Start <= start && start < splice.End);
        if (last.End.Offset < text.Length || isReplaced || !YamlBlockScalar.StartsAt(text, start))
        {
            return;
        }

        var headerEnd = YamlBlockScalar.HeaderEnd(text, start);
        var indicators = text[start..headerEnd];
        if (headerEnd < text.Length && !indicators.Contains('-'))
        {
            var stripping = indicators.Replace("+", "", StringComparison.Ordinal) + "-";
            splices.Add(new YamlSplice(start, headerEnd, stripping));
        }
    }

    private static void AddToFlow(
        List<YamlSplice> splices,
        string text,
        YamlMapping root,
        IReadOnlyList<string> entries
    )
    {
        if (root.Entries is not [.., var last])
        {
            var inside = root.Start.Offset + 1;
            splices.Add(new YamlSplice(inside, inside, string.Join(", ", entries)));
            return;
        }

        var place = last.Value.End.Offset;
        var next = YamlSource.SkipTrivia(text, place);
        var hasComma = text[next] == ',';
        place = hasComma ? next + 1 : place;

        // Entries that stand on lines of their own get company of the same kind.
        var line = YamlSource.LineStart(text, last.Key.OuterStart);
        var isOwnLine = line > root.Start.Offset && YamlSource.SkipBlanks(text, line) == last.Key.OuterStart;
        var separator = isOwnLine ? Newline(text, line) + text[line..last.Key.OuterStart] : " ";

        var added = new StringBuilder();
        foreach (var entry in entries)
        {
            var isFirst = added.Length == 0;
            added.Append(
                isFirst && hasComma ? ""
                : isFirst && text[place - 1] == ':' ? " ,"
                : ","
            );
            added.Append(separator).Append(entry);
        }

        splices.Add(new YamlSplice(place, place, added.ToString()));
    }
}
