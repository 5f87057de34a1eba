using YamlDotNet.Core.Events;

namespace Wo.Core.Yaml;

/// <summary>Builds nodes from parser events. Every bound is checked as events arrive, before the next is asked for.</summary>
internal sealed class YamlNodeBuilder(YamlEvents events)
{
    /// <summary>What each anchor stands for so far; nothing where that is more than a scalar.</summary>
    private readonly Dictionary<string, YamlScalar?> anchors = new(StringComparer.Ordinal);
    private int nodes;

    /// <summary>Reads the one document there may be.</summary>
    /// <returns>Its root, or <see langword="null"/> where the events have an error.</returns>
    public YamlNode? ReadDocument()
    {
        if (!events.Next() || !events.Next())
        {
            return null;
        }

        if (events.Current is not DocumentStart)
        {
            return Fail("the file is empty", 0);
        }

        var root = events.Next() ? ReadNode(1, -1) : null;
        if (root is null || !events.Next() || !events.Next())
        {
            return null;
        }

        if (events.Current is DocumentStart)
        {
            return Fail("more than one document in the file", Math.Max(events.CurrentStart, events.Position));
        }

        var isEmpty = root is YamlScalar && root.End.Offset == root.OuterStart;
        return isEmpty ? Fail("the file has no content", 0) : root;
    }

    private YamlNode? ReadNode(int depth, int parentIndent)
    {
        if (++nodes > YamlReader.MaxNodes)
        {
            return Fail($"more than {YamlReader.MaxNodes} nodes", events.Position);
        }

        return events.Current switch
        {
            AnchorAlias alias => ReadAlias(alias.Value.Value),
            Scalar scalar => ReadScalar(scalar, parentIndent),
            NodeEvent collection => ReadCollection(collection, depth, parentIndent),
            _ => Fail("a value was expected here", events.Position),
        };
    }

    private YamlNode? ReadCollection(NodeEvent collection, int depth, int parentIndent)
    {
        if (depth > YamlReader.MaxDepth)
        {
            return Fail($"nested deeper than {YamlReader.MaxDepth} levels", events.CurrentStart);
        }

        if (!YamlTags.Fits(collection))
        {
            return Fail($"the tag {collection.Tag} is not supported, or not with this value", events.CurrentStart);
        }

        if (!collection.Anchor.IsEmpty)
        {
            anchors[collection.Anchor.Value] = null;
        }

        return collection is MappingStart mapping
            ? ReadMapping(mapping, depth, parentIndent)
            : ReadSequence((SequenceStart)collection, depth, parentIndent);
    }

    private YamlMapping? ReadMapping(MappingStart mapping, int depth, int parentIndent)
    {
        var isFlow = mapping.Style == MappingStyle.Flow;
        var isPair = isFlow && YamlSpans.IsPair(events, mapping);
        var outer = isPair ? events.Position : events.CurrentStart;
        var start = isPair ? outer : YamlSpans.OwnStart(events, mapping);
        var indent = isFlow ? parentIndent : Indent(start);
        events.Position = isFlow && !isPair ? start + 1 : start;

        List<YamlEntry> entries = [];
        var keys = new YamlKeySet();
        while (events.Next())
        {
            if (events.Current is MappingEnd)
            {
                events.Position = isFlow && !isPair ? events.CurrentStart + 1 : events.Position;
                outer = isPair && entries is [var first, ..] ? first.Key.OuterStart : outer;
                var at = events.At(isPair ? outer : start);
                return new YamlMapping(entries, isFlow, at, events.At(events.Position)) { OuterStart = outer };
            }

            if (ReadEntry(depth, indent) is not { } entry)
            {
                return null;
            }

            if (!keys.IsNew(entries, entry.Key.Value))
            {
                events.Fail($"the key '{entry.Key.Value}' occurs twice", entry.Key.Start.Offset);
                return null;
            }

            entries.Add(entry);
        }

        return null;
    }

    private YamlEntry? ReadEntry(int depth, int indent)
    {
        if (events.Current is not (Scalar or AnchorAlias))
        {
            events.Fail("a key must be a scalar", events.CurrentStart);
            return null;
        }

        return
            ReadNode(depth + 1, indent) is YamlScalar key && events.Next() && ReadNode(depth + 1, indent) is { } value
            ? new YamlEntry(key, value)
            : null;
    }

    private YamlSequence? ReadSequence(SequenceStart sequence, int depth, int parentIndent)
    {
        var isFlow = sequence.Style == SequenceStyle.Flow;
        var outer = events.CurrentStart;
        var start = YamlSpans.OwnStart(events, sequence);
        var indent = isFlow ? parentIndent : Indent(start);
        events.Position = isFlow ? start + 1 : start;

        List<YamlNode> items = [];
        while (events.Next())
        {
            if (events.Current is SequenceEnd)
            {
                events.Position = isFlow ? events.CurrentStart + 1 : events.Position;
                var end = events.At(events.Position);
                return new YamlSequence(items, isFlow, events.At(start), end) { OuterStart = outer };
            }

            if (ReadNode(depth + 1, indent) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        return null;
    }

    private YamlScalar? ReadAlias(string name)
    {
        var start = events.CurrentStart;
        if (!anchors.TryGetValue(name, out var target))
        {
            return Fail($"the alias *{name} has no anchor before it", start);
        }

        if (target is null)
        {
            return Fail($"the alias *{name} stands for more than a scalar", start);
        }

        events.Position = start + 1 + name.Length;
        return new YamlScalar(target.Value, target.Kind, events.At(start), events.At(events.Position))
        {
            AliasOf = name,
        };
    }

    private YamlScalar? ReadScalar(Scalar scalar, int parentIndent)
    {
        if (YamlTags.KindOf(scalar) is not { } kind)
        {
            return Fail($"the tag {scalar.Tag} is not supported, or not with this value", events.CurrentStart);
        }

        if (scalar.Value.Contains('\0'))
        {
            return Fail("NUL in a value", events.CurrentStart);
        }

        var (outer, start, end) = YamlSpans.Of(events, scalar, parentIndent);
        events.Position = end;
        var node = new YamlScalar(scalar.Value, kind, events.At(start), events.At(end))
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

    private int Indent(int offset) => offset - YamlSource.LineStart(events.Text, offset);

    private YamlScalar? Fail(string message, int offset)
    {
        events.Fail(message, offset);
        return null;
    }
}
