namespace Wo.Core.Yaml.Form;

/// <summary>The slots of a document with its comments put where they belong.</summary>
internal sealed class YamlSlots
{
    private readonly string text;
    private readonly Dictionary<YamlNode, YamlSlot> slots = new(ReferenceEqualityComparer.Instance);
    private readonly List<YamlSlot> inOrder = [];

    // Where something ends that a comment in the same line is about.
    private readonly List<(int End, YamlSlot Slot)> ends = [];
    private readonly List<(int Start, int Own, int End)> scalars = [];

    private YamlSlots(string text) => this.text = text;

    /// <summary>Comments at the top that stay there whatever the first key becomes.</summary>
    public List<YamlComment> Head { get; } = [];

    /// <summary>Whether a blank line follows them.</summary>
    public bool IsHeadApart { get; private set; }

    /// <summary>Comments at the end.</summary>
    public List<YamlComment> Foot { get; } = [];

    /// <summary>All comments, in the order of the text.</summary>
    public List<YamlComment> Comments { get; private set; } = [];

    /// <summary>The slot of a key or of an item.</summary>
    public YamlSlot this[YamlNode node] => slots[node];

    /// <summary>Reads a document.</summary>
    public static YamlSlots Of(YamlDocument document)
    {
        var found = new YamlSlots(document.Text);
        found.Walk(document.Root, null);
        found.scalars.Sort();
        found.ends.Sort((a, b) => a.End.CompareTo(b.End));
        found.Comments = YamlComments.Find(document.Text, found.scalars);
        foreach (var comment in found.Comments)
        {
            found.Put(comment);
        }

        found.TakeHead();
        return found;
    }

    private void Walk(YamlNode node, YamlSlot? parent)
    {
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var entry in mapping.Entries)
                {
                    var slot = Add(entry.Key, entry.Key.OuterStart, parent);
                    Mark(entry.Key, slot);
                    Walk(entry.Value, slot);
                    Mark(entry.Value, slot);
                }

                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    var slot = Add(item, sequence.IsFlow ? item.OuterStart : Dash(item), parent);
                    Walk(item, slot);
                    Mark(item, slot);
                }

                break;
        }
    }

    private void Mark(YamlNode node, YamlSlot slot)
    {
        if (node is YamlScalar)
        {
            if (node.OuterStart < node.End.Offset)
            {
                scalars.Add((node.OuterStart, node.Start.Offset, node.End.Offset));
            }

            ends.Add((node.End.Offset, slot));
        }
        else if (node is YamlMapping { IsFlow: true } or YamlSequence { IsFlow: true })
        {
            ends.Add((node.End.Offset, slot));
        }
    }

    private YamlSlot Add(YamlNode node, int start, YamlSlot? parent)
    {
        var line = YamlSource.LineStart(text, start);
        var slot = new YamlSlot(start, start - line, parent)
        {
            HasBlankBefore = YamlComments.IsBlankBefore(text, line),
        };
        slots.Add(node, slot);
        inOrder.Add(slot);
        return slot;
    }

    private int Dash(YamlNode item)
    {
        var dash = item.OuterStart - 1;
        while (dash > 0 && text[dash] != '-')
        {
            dash--;
        }

        return dash;
    }

    private void Put(YamlComment comment)
    {
        if (!comment.IsOwnLine && Beside(comment) is { } beside)
        {
            beside.Put(comment);
            return;
        }

        var next = inOrder.FindIndex(slot => slot.Start > comment.Offset);
        var before =
            next < 0 ? inOrder.LastOrDefault()
            : next == 0 ? null
            : inOrder[next - 1];
        var isDeeper =
            comment.IsOwnLine
            && before is not null
            && (next < 0 || (comment.Column > inOrder[next].Column && !inOrder[next].IsWithin(before)));
        if (isDeeper && Holder(before!, comment.Column) is { } holder)
        {
            holder.Below.Add(comment);
        }
        else if (next < 0)
        {
            Foot.Add(comment);
        }
        else
        {
            inOrder[next].Above.Add(comment);
        }
    }

    private YamlSlot? Beside(YamlComment comment)
    {
        // Ends are sorted; of those at one place the last was marked last and is the outermost.
        var last = ends.FindLastIndex(end => end.End <= comment.Offset);
        return last >= 0 && !YamlSource.HasBreak(text.AsSpan(ends[last].End..comment.Offset)) ? ends[last].Slot : null;
    }

    /// <summary>The innermost of a slot and what it lies in that begins no further to the right; none at the very left.</summary>
    private static YamlSlot? Holder(YamlSlot before, int column)
    {
        if (column == 0)
        {
            return null;
        }

        var slot = before;
        while (slot is not null && slot.Column > column)
        {
            slot = slot.Parent;
        }

        return slot;
    }

    /// <summary>What a blank line sets apart from the first key, or speaks to editors, is about the file.</summary>
    private void TakeHead()
    {
        if (inOrder is not [var first, ..])
        {
            return;
        }

        var count = first.Above.FindLastIndex(comment => comment.HasBlankBefore && comment != first.Above[0]);
        count =
            first.Above.Count > 0 && YamlComments.IsBlankBefore(text, first.Start)
                ? first.Above.Count
                : Math.Max(0, count);
        IsHeadApart = count > 0;
        while (count < first.Above.Count && first.Above[count].IsModeline)
        {
            count++;
        }

        Head.AddRange(first.Above[..count]);
        first.Above.RemoveRange(0, count);
    }
}
