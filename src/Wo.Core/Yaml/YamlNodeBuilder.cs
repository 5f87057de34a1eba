using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Wo.Core.Yaml;

/// <summary>Builds nodes from parser events. Every bound is checked as events arrive, before the next is asked for.</summary>
internal sealed class YamlNodeBuilder(string text, YamlLineMap lines)
{
    private readonly Parser parser = new(new Scanner(new StringReader(text)));
    private readonly Dictionary<string, YamlScalar?> anchors = new(StringComparer.Ordinal);
    private int nodes;

    /// <summary>Just behind the last source that belongs to a node or an opening bracket.</summary>
    private int position;

    /// <summary>The first problem; set whenever a method here returns nothing.</summary>
    public YamlError? Error { get; private set; }

    public YamlNode? ReadDocument()
    {
        if (!Next() || !Next())
        {
            return null;
        }

        if (parser.Current is not DocumentStart)
        {
            return Fail("the file is empty", 0);
        }

        var root = Next() ? ReadNode(1, -1) : null;
        if (root is null || !Next() || !Next())
        {
            return null;
        }

        if (parser.Current is DocumentStart second)
        {
            return Fail("more than one document in the file", Math.Max(At(second.Start), position));
        }

        return root is YamlScalar { AliasOf: null } && root.End.Offset == root.OuterStart
            ? Fail("the file has no content", 0)
            : root;
    }

    private YamlNode? ReadNode(int depth, int parentIndent)
    {
        if (++nodes > YamlReader.MaxNodes)
        {
            return Fail($"more than {YamlReader.MaxNodes} nodes", position);
        }

        if (parser.Current is AnchorAlias alias)
        {
            return ReadAlias(alias);
        }

        if (parser.Current is not NodeEvent current)
        {
            return Fail("a value was expected here", position);
        }

        if (current is Scalar scalar)
        {
            return ReadScalar(scalar, parentIndent);
        }

        if (depth > YamlReader.MaxDepth)
        {
            return Fail($"nested deeper than {YamlReader.MaxDepth} levels", At(current.Start));
        }

        var tag = current.Tag.IsEmpty ? null : current.Tag.Value;
        var isMapping = current is MappingStart;
        if (tag is not (null or "!") && tag != (isMapping ? "tag:yaml.org,2002:map" : "tag:yaml.org,2002:seq"))
        {
            return Fail($"the tag {tag} is not supported", At(current.Start));
        }

        if (!current.Anchor.IsEmpty)
        {
            anchors[current.Anchor.Value] = null;
        }

        return isMapping
            ? ReadMapping((MappingStart)current, depth, parentIndent)
            : ReadSequence((SequenceStart)current, depth, parentIndent);
    }

    private YamlMapping? ReadMapping(MappingStart current, int depth, int parentIndent)
    {
        var isFlow = current.Style == MappingStyle.Flow;

        // `[a: b]` holds a mapping without braces; the parser gives it a mark that lies before it.
        var isPair = isFlow && (current.Start.Index < position || !text.AsSpan(OwnStart(current)).StartsWith('{'));
        var start = isPair ? -1 : OwnStart(current);
        var indent = isFlow ? parentIndent : Indent(start);
        position = isPair ? position : start + (isFlow ? 1 : 0);

        List<YamlEntry> entries = [];
        HashSet<string>? seen = null;
        while (Next())
        {
            if (parser.Current is MappingEnd end)
            {
                position = isFlow && !isPair ? At(end.Start) + 1 : position;
                start =
                    !isPair ? start
                    : entries.Count == 0 ? position
                    : entries[0].Key.OuterStart;
                return new YamlMapping(entries, isFlow, lines.At(start), lines.At(position))
                {
                    OuterStart = isPair ? start : At(current.Start),
                };
            }

            if (ReadEntry(depth, indent) is not { } entry)
            {
                return null;
            }

            if (IsDuplicate(entries, entry.Key.Value, ref seen))
            {
                Fail($"the key '{entry.Key.Value}' occurs twice", entry.Key.Start.Offset);
                return null;
            }

            entries.Add(entry);
        }

        return null;
    }

    private YamlEntry? ReadEntry(int depth, int indent)
    {
        if (parser.Current is not (Scalar or AnchorAlias))
        {
            Fail("a key must be a scalar", At(parser.Current!.Start));
            return null;
        }

        return ReadNode(depth + 1, indent) is YamlScalar key && Next() && ReadNode(depth + 1, indent) is { } value
            ? new YamlEntry(key, value)
            : null;
    }

    private YamlSequence? ReadSequence(SequenceStart current, int depth, int parentIndent)
    {
        var isFlow = current.Style == SequenceStyle.Flow;
        var start = OwnStart(current);
        var indent = isFlow ? parentIndent : Indent(start);
        position = start + (isFlow ? 1 : 0);

        List<YamlNode> items = [];
        while (Next())
        {
            if (parser.Current is SequenceEnd end)
            {
                position = isFlow ? At(end.Start) + 1 : position;
                return new YamlSequence(items, isFlow, lines.At(start), lines.At(position))
                {
                    OuterStart = At(current.Start),
                };
            }

            if (ReadNode(depth + 1, indent) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return null;
    }

    private YamlScalar? ReadAlias(AnchorAlias alias)
    {
        var start = At(alias.Start);
        var name = alias.Value.Value;
        if (!anchors.TryGetValue(name, out var target))
        {
            return FailScalar($"the alias *{name} has no anchor before it", start);
        }

        position = start + 1 + name.Length;
        return target is null
            ? FailScalar($"the alias *{name} stands for more than a scalar", start)
            : new YamlScalar(target.Value, target.Kind, lines.At(start), lines.At(position)) { AliasOf = name };
    }

    private YamlScalar? ReadScalar(Scalar scalar, int parentIndent)
    {
        var (outer, start, end) = Locate(scalar, parentIndent);
        var kind = YamlTags.KindOf(scalar);
        if (kind is null)
        {
            return FailScalar($"the tag {scalar.Tag} is not supported, or not with this value", outer);
        }

        if (scalar.Value.Contains('\0'))
        {
            return FailScalar("NUL in a value", start);
        }

        position = end;
        var node = new YamlScalar(scalar.Value, kind.Value, lines.At(start), lines.At(end))
        {
            Anchor = scalar.Anchor.IsEmpty ? null : scalar.Anchor.Value,
            OuterStart = outer,
        };

        if (node.Anchor is not null)
        {
            anchors[node.Anchor] = node;
        }

        return node;
    }

    private (int Outer, int Start, int End) Locate(Scalar scalar, int parentIndent)
    {
        var hasProperties = !scalar.Anchor.IsEmpty || !scalar.Tag.IsEmpty;
        if (scalar.Style == ScalarStyle.Plain && scalar.Value.Length == 0)
        {
            // Nothing is written: the place is behind the anchor or tag, else behind the indicator that announces it.
            var outer = hasProperties ? At(scalar.Start) : EmptyPlace(At(scalar.Start));
            var place = hasProperties ? SkipProperties(scalar) : outer;
            return (outer, place, place);
        }

        var start = OwnStart(scalar);
        var end = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded
            ? YamlBlockScalar.End(text, start, parentIndent)
            : At(scalar.End);
        return (At(scalar.Start), start, end);
    }

    private int EmptyPlace(int mark)
    {
        var next = YamlSource.SkipTrivia(text, position);
        return next < mark && next < text.Length && text[next] is ':' or '-' or '?' ? next + 1 : position;
    }

    private int OwnStart(NodeEvent node) =>
        node.Anchor.IsEmpty && node.Tag.IsEmpty ? At(node.Start) : YamlSource.SkipTrivia(text, SkipProperties(node));

    private int SkipProperties(NodeEvent node) =>
        YamlSource.SkipProperties(
            text,
            At(node.Start),
            node.Anchor.IsEmpty ? 0 : node.Anchor.Value.Length,
            !node.Tag.IsEmpty
        );

    /// <summary>A mark's offset; at the end of the text the parser counts on.</summary>
    private int At(in Mark mark) => (int)Math.Min(mark.Index, text.Length);

    private int Indent(int offset) => offset - YamlSource.LineStart(text, offset);

    private static bool IsDuplicate(List<YamlEntry> entries, string key, ref HashSet<string>? seen)
    {
        // Most mappings are small, where looking through them beats building a set.
        const int Small = 16;
        if (entries.Count < Small)
        {
            foreach (var entry in entries)
            {
                if (entry.Key.Value == key)
                {
                    return true;
                }
            }

            return false;
        }

        if (seen is null)
        {
            seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var entry in entries)
            {
                seen.Add(entry.Key.Value);
            }
        }

        return !seen.Add(key);
    }

    private bool Next()
    {
        try
        {
            return parser.MoveNext() || FailNext("the document ends too early", text.Length);
        }
        catch (YamlException e)
        {
            var at = At(e.Start);
            var tab =
                e.Message.Contains("tab", StringComparison.Ordinal) || (at < text.Length && text[at] == '\t')
                    ? YamlTabs.FirstIndenting(text, position)
                    : -1;
            Error ??= tab < 0 ? new YamlError(e.Message, lines.At(at)) : YamlTabs.ErrorAt(lines.At(tab));
            return false;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // The parser says so for some malformed input instead of reporting it.
            return FailNext("not valid YAML here", position);
        }
    }

    private bool FailNext(string message, int offset)
    {
        Fail(message, offset);
        return false;
    }

    private YamlScalar? FailScalar(string message, int offset)
    {
        Fail(message, offset);
        return null;
    }

    private YamlNode? Fail(string message, int offset)
    {
        Error ??= new YamlError(message, lines.At(offset));
        return null;
    }
}
