namespace Wo.Engine.Lint.Fixes;

/// <summary>Takes an item out of a list without touching the others.</summary>
internal static class ListItem
{
    /// <summary>
    /// The edit; <see langword="null"/> for the only item, which would leave no list, and for one that is not written on
    /// lines of its own.
    /// </summary>
    public static YamlSplice? Remove(string text, YamlSequence list, int index)
    {
        if (list.Items.Count < 2)
        {
            return null;
        }

        var item = list.Items[index];
        if (list.IsFlow)
        {
            return index == 0
                ? new YamlSplice(item.OuterStart, list.Items[1].OuterStart, "")
                : new YamlSplice(list.Items[index - 1].End.Offset, item.End.Offset, "");
        }

        var line = YamlSource.LineStart(text, item.OuterStart);
        var isOwnLine = text.AsSpan(line, item.OuterStart - line).Trim(' ') is "-";
        return isOwnLine ? new YamlSplice(line, YamlSource.NextLine(text, item.End.Offset), "") : null;
    }
}
