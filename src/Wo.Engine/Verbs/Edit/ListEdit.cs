using System.Collections.Immutable;
using System.Text;
using Wo.Engine.Lint.Fixes;

namespace Wo.Engine.Verbs.Edit;

/// <summary>
/// Adds an item to a list of a work order, or takes one out, and leaves every other byte. The result is read again and must
/// be the old document with exactly that item more or less, or there is no result.
/// </summary>
internal static class ListEdit
{
    /// <summary>Makes one change.</summary>
    /// <returns>The new bytes; the same bytes where the list has an item already that is to be added.</returns>
    public static Result<byte[]> Apply(WorkOrderId id, byte[] bytes, ListChange change)
    {
        if (!YamlScalarWriter.CanWrite(change.Item) || string.IsNullOrWhiteSpace(change.Item))
        {
            return new WoError(
                Problem.InvalidWorkOrder,
                $"a {change.List.What} of {id} would be empty, or has characters YAML cannot hold"
            );
        }

        return !YamlReader.Read(bytes).TryGet(out var document, out var error) || document.Root is not YamlMapping root
            ? new WoError(Problem.Unreadable, $"{id} cannot be edited, {error}")
            : Apply(id, document, root, change);
    }

    private static Result<byte[]> Apply(WorkOrderId id, YamlDocument document, YamlMapping root, ListChange change)
    {
        var (list, item) = (change.List, change.Item);
        YamlNode? holder = list.Parent is { } parent ? Value(root, parent) : root;
        var present = Value(holder as YamlMapping, list.Key);
        var items = (present as YamlSequence)?.Items ?? [];
        var index = Find(items, item);
        if (index < 0 && change.IsRemoval)
        {
            return new WoError(Problem.Usage, $"{id} has no {list.What} '{item}' that could be removed")
            {
                NextSteps = [$"wo show {id}"],
            };
        }

        if (index >= 0 && !change.IsRemoval)
        {
            return Encode(document, document.Text);
        }

        if (IsNothing(holder))
        {
            return YamlEditor.Apply(
                document,
                [new FieldChange(list.Parent!, new FieldValue.Flow(list.NewParent(InFlow(item))))]
            );
        }

        if (holder is not YamlMapping mapping || !(present is YamlSequence || IsNothing(present)))
        {
            return Refuse(id, list, "it is not written as a list");
        }

        var splices = change.IsRemoval
            ? Removal(document.Text, mapping, list.Key, (YamlSequence)present!, index)
            : Addition(document, mapping, list.Key, present as YamlSequence, item);
        if (splices.Count == 0)
        {
            return Refuse(id, list, "its items do not stand on lines of their own");
        }

        IEnumerable<YamlNode> wanted = change.IsRemoval
            ? items.Where((_, i) => i != index)
            : items.Append(new YamlScalar(item, YamlScalarKind.String, default, default));
        var edited = Encode(document, YamlSplice.ApplyAll(document.Text, splices));
        return
            YamlReader.Read(edited).TryGet(out var after, out var error)
            && after.Root is YamlMapping now
            && IsMet(root, now, list, [.. wanted])
            ? edited
            : Refuse(id, list, error?.ToString() ?? "something else would change with it");
    }

    private static List<YamlSplice> Removal(
        string text,
        YamlMapping mapping,
        string key,
        YamlSequence present,
        int index
    )
    {
        var splices = new List<YamlSplice>();
        if (present.Items.Count == 1)
        {
            YamlReplacement.Add(splices, text, mapping, Entry(mapping, key), "[]");
        }
        else if (ListItem.Remove(text, present, index) is { } removed)
        {
            splices.Add(removed);
        }

        return splices;
    }

    private static List<YamlSplice> Addition(
        YamlDocument document,
        YamlMapping mapping,
        string key,
        YamlSequence? present,
        string item
    )
    {
        var splices = new List<YamlSplice>();
        var text = document.Text;
        if (present is null && !mapping.Entries.Any(entry => entry.Key.Value == key))
        {
            YamlAppend.Add(splices, text, mapping, [$"{key}: [{InFlow(item)}]"]);
        }
        else if (present is null)
        {
            YamlReplacement.Add(splices, text, mapping, Entry(mapping, key), $"[{InFlow(item)}]");
        }
        else if (present.IsFlow)
        {
            var place =
                present.Items.Count > 0 ? present.Items[^1].End.Offset : text.IndexOf('[', present.Start.Offset) + 1;
            splices.Add(new YamlSplice(place, place, (present.Items.Count > 0 ? ", " : "") + InFlow(item)));
        }
        else if (BelowLast(document, present.Items[^1], YamlScalarWriter.Write(item)) is { } line)
        {
            splices.Add(line);
        }

        return splices;
    }

    /// <summary>A new line below the last item's, indented like it; <see langword="null"/> where that is not a line of its own.</summary>
    private static YamlSplice? BelowLast(YamlDocument document, YamlNode last, string written)
    {
        var text = document.Text;
        var lead = text[YamlSource.LineStart(text, last.OuterStart)..last.OuterStart];
        if (lead.Trim(' ') != "-")
        {
            return null;
        }

        var end = last.End.Offset;
        if (end > 0 && text[end - 1] == '\n')
        {
            return new YamlSplice(end, end, lead + written + document.Newline);
        }

        var lineEnd = YamlSource.LineEnd(text, end);
        return new YamlSplice(lineEnd, lineEnd, document.Newline + lead + written);
    }

    private static bool IsMet(YamlMapping before, YamlMapping after, EditableList list, ImmutableArray<YamlNode> wanted)
    {
        if (list.Parent is not { } parent)
        {
            return IsMet(before, after, list.Key, node => IsList(node, wanted));
        }

        var inner = Value(before, parent) as YamlMapping;
        return inner is not null
            && IsMet(
                before,
                after,
                parent,
                node => node is YamlMapping now && IsMet(inner, now, list.Key, value => IsList(value, wanted))
            );
    }

    /// <summary>Whether two mappings are the same but for one key, which is as it should be.</summary>
    private static bool IsMet(YamlMapping before, YamlMapping after, string key, Func<YamlNode, bool> isAsItShouldBe)
    {
        var kept = before.Entries.Where(entry => entry.Key.Value != key).ToList();
        var now = after.Entries.Where(entry => entry.Key.Value != key).ToList();
        return kept.Count == now.Count
            && kept.Zip(now)
                .All(pair =>
                    YamlEquality.AreEqual(pair.First.Key, pair.Second.Key)
                    && YamlEquality.AreEqual(pair.First.Value, pair.Second.Value)
                )
            && Value(after, key) is { } value
            && isAsItShouldBe(value);
    }

    private static bool IsList(YamlNode node, ImmutableArray<YamlNode> wanted) =>
        node is YamlSequence list
        && list.Items.Count == wanted.Length
        && list.Items.Zip(wanted).All(pair => YamlEquality.AreEqual(pair.First, pair.Second));

    private static int Find(IReadOnlyList<YamlNode> items, string wanted)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is YamlScalar item && item.Value == wanted)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsNothing(YamlNode? node) => node is null or YamlScalar { Kind: YamlScalarKind.Null };

    private static YamlNode? Value(YamlMapping? mapping, string key) =>
        mapping is not null && mapping.TryGet(key, out var node) ? node : null;

    private static YamlEntry Entry(YamlMapping mapping, string key) =>
        mapping.Entries.First(entry => entry.Key.Value == key);

    private static string InFlow(string item) => YamlScalarWriter.Write(item, inFlow: true);

    private static byte[] Encode(YamlDocument document, string text) =>
        [.. document.HasByteOrderMark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text)];

    private static WoError Refuse(WorkOrderId id, EditableList list, string why) =>
        new(Problem.InvalidWorkOrder, $"{list.Name} of {id} cannot be changed: {why}")
        {
            NextSteps = [$"wo show {id}"],
        };
}
