namespace Wo.Engine.Verbs.New;

/// <summary>Writes a queue that stands in brackets on one line as lines, an item each.</summary>
internal static class QueueLines
{
    /// <summary>The change, with one more item at the end.</summary>
    /// <param name="document">The backlog.</param>
    /// <param name="queue">The queue, in brackets.</param>
    /// <param name="id">The item to add.</param>
    /// <returns>What changes; <see langword="null"/> where more than names stands on the line, or it is not one line.</returns>
    public static YamlSplice[]? Of(YamlDocument document, YamlSequence queue, WorkOrderId id)
    {
        var text = document.Text;
        var (open, close) = (queue.OuterStart, queue.End.Offset);
        var lineStart = YamlSource.LineStart(text, open);
        var lineEnd = YamlSource.LineEnd(text, close);
        var key = text[lineStart..open].TrimEnd(' ');
        var rest = text[close..lineEnd].TrimStart(' ');
        if (
            !key.EndsWith(EpicQueue.Key + ":", StringComparison.Ordinal)
            || open != queue.Start.Offset
            || YamlSource.HasBreak(text.AsSpan(open, close - open))
            || !(rest.Length == 0 || rest[0] == '#')
            || queue.Items.Any(static item => item is not YamlScalar || item.OuterStart != item.Start.Offset)
        )
        {
            return null;
        }

        // Where the key is the first of its epic, the dash of the list of epics stands before it.
        var lead = key[..^(EpicQueue.Key.Length + 1)];
        if (lead.AsSpan().ContainsAnyExcept(' ', '-'))
        {
            return null;
        }

        var indent = document.Newline + lead.Replace('-', ' ') + "- ";
        var items = queue
            .Items.Select(item => text[item.Start.Offset..item.End.Offset])
            .Append(YamlScalarWriter.Write(id.Value));
        return
        [
            new YamlSplice(lineStart + key.Length, close, ""),
            new YamlSplice(lineEnd, lineEnd, indent + string.Join(indent, items)),
        ];
    }
}
