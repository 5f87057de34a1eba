using System.Text;
using Wo.Engine.Lint;

namespace Wo.Engine.Verbs.New;

/// <summary>
/// Adds a work order to an epic's <c>wo_queue</c>, on a line of its own, so that what two branches add merges by union. A
/// queue in brackets on one line becomes lines; every other byte of the backlog stays as it is. The result is read again
/// and must be the old backlog with exactly that item added, or there is no result.
/// </summary>
internal static class EpicQueue
{
    /// <summary>The key of an epic's queue.</summary>
    public const string Key = "wo_queue";

    /// <summary>Edits the backlog.</summary>
    /// <returns>The new bytes; the same bytes where the queue names the work order already.</returns>
    public static Result<byte[]> Add(InputFile<Backlog> backlog, string epicId, WorkOrderId id)
    {
        if (backlog.Document is not { } document)
        {
            return Refuse(backlog, backlog.Problem?.Message ?? "cannot be read");
        }

        if (FindQueue(document.Root, epicId) is not var (epic, queue))
        {
            return Refuse(backlog, $"there is no epic {epicId} with a {Key}");
        }

        if (
            queue is YamlSequence present
            && present.Items.Any(item => item is YamlScalar text && text.Value == id.Value)
        )
        {
            return backlog.Bytes;
        }

        var splices = queue switch
        {
            YamlSequence { IsFlow: true } flow => (epic.IsFlow ? null : QueueLines.Of(document, flow, id))
                ?? [IntoFlow(document.Text, flow, id)],
            YamlSequence block => IntoBlock(document, block, id),
            _ => null,
        };
        if (splices is null)
        {
            return Refuse(backlog, $"the {Key} of {epicId} is not written as a plain list");
        }

        var text = YamlSplice.ApplyAll(document.Text, splices);
        byte[] bytes = [.. document.HasByteOrderMark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text)];
        return
            YamlReader.Read(bytes).TryGet(out var edited, out var error)
            && IsOnlyAddition(document.Root, edited.Root, queue, id)
            ? bytes
            : Refuse(backlog, error?.Message ?? "adding to it would change something else");
    }

    private static (YamlMapping Epic, YamlNode Queue)? FindQueue(YamlNode root, string epicId)
    {
        if (root is not YamlMapping mapping || !mapping.TryGet("epics", out var node) || node is not YamlSequence epics)
        {
            return null;
        }

        foreach (var item in epics.Items)
        {
            if (
                item is YamlMapping epic
                && epic.TryGet("id", out var id)
                && id is YamlScalar text
                && text.Value == epicId
            )
            {
                return epic.TryGet(Key, out var queue) ? (epic, queue) : null;
            }
        }

        return null;
    }

    private static YamlSplice IntoFlow(string text, YamlSequence queue, WorkOrderId id)
    {
        var written = YamlScalarWriter.Write(id.Value, inFlow: true);
        if (queue.Items.Count > 0)
        {
            var end = queue.Items[^1].End.Offset;
            return new YamlSplice(end, end, ", " + written);
        }

        var open = text.IndexOf('[', queue.Start.Offset) + 1;
        return new YamlSplice(open, open, written);
    }

    /// <summary>A new line below the last item's, indented like it; <see langword="null"/> where that is not a plain line.</summary>
    private static YamlSplice[]? IntoBlock(YamlDocument document, YamlSequence queue, WorkOrderId id)
    {
        var text = document.Text;
        if (queue.Items is not [.., YamlScalar last])
        {
            return null;
        }

        var lineStart = YamlSource.LineStart(text, last.OuterStart);
        var lead = text[lineStart..last.OuterStart];
        if (lead.Trim(' ') != "-")
        {
            return null;
        }

        var lineEnd = YamlSource.LineEnd(text, last.End.Offset);
        return [new YamlSplice(lineEnd, lineEnd, document.Newline + lead + YamlScalarWriter.Write(id.Value))];
    }

    /// <summary>Whether two documents are the same but for one more item at the end of a list of the first.</summary>
    internal static bool IsOnlyAddition(YamlNode before, YamlNode after, YamlNode queue, WorkOrderId id)
    {
        if (ReferenceEquals(before, queue))
        {
            return before is YamlSequence old
                && after is YamlSequence added
                && added.Items.Count == old.Items.Count + 1
                && added.Items[^1] is YamlScalar { Kind: YamlScalarKind.String } last
                && last.Value == id.Value
                && AllSame(old.Items, added.Items);
        }

        return (before, after) switch
        {
            (YamlMapping a, YamlMapping b) => a.Entries.Count == b.Entries.Count
                && a.Entries.Zip(b.Entries)
                    .All(pair =>
                        YamlEquality.AreEqual(pair.First.Key, pair.Second.Key)
                        && IsOnlyAddition(pair.First.Value, pair.Second.Value, queue, id)
                    ),
            (YamlSequence a, YamlSequence b) => a.Items.Count == b.Items.Count
                && a.Items.Zip(b.Items).All(pair => IsOnlyAddition(pair.First, pair.Second, queue, id)),
            _ => YamlEquality.AreEqual(before, after),
        };
    }

    private static bool AllSame(IReadOnlyList<YamlNode> before, IReadOnlyList<YamlNode> after) =>
        before.Zip(after).All(pair => YamlEquality.AreEqual(pair.First, pair.Second));

    private static WoError Refuse(InputFile<Backlog> backlog, string why) =>
        new(Problem.InvalidWorkOrder, $"cannot be added to {backlog.Path}: {why}");
}
