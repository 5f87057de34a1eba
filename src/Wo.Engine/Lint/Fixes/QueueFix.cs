using System.Text;

namespace Wo.Engine.Lint.Fixes;

/// <summary>Takes what an epic's queue names once more out of it, and leaves every other byte of the backlog.</summary>
internal static class QueueFix
{
    /// <summary>The backlog without them; <see langword="null"/> where there are none that can be taken out.</summary>
    /// <param name="backlog">The backlog.</param>
    /// <param name="removed">How many went.</param>
    public static byte[]? Apply(InputFile<Backlog> backlog, out int removed)
    {
        removed = 0;
        if (backlog.Document is not { } document)
        {
            return null;
        }

        var splices = new List<YamlSplice>();
        foreach (var epic in InputNodes.Items(document.Root, "epics"))
        {
            if (InputNodes.List(epic, "wo_queue") is { } queue)
            {
                AddRepeated(splices, document.Text, queue);
            }
        }

        var text = YamlSplice.ApplyAll(document.Text, splices);
        byte[] bytes = [.. document.HasByteOrderMark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text)];
        removed = splices.Count;
        return
            removed > 0
            && YamlReader.Read(bytes).TryGet(out var edited, out _)
            && QueuesOf(document.Root)
                .Select(queue => queue.Distinct().ToList())
                .SequenceEqual(QueuesOf(edited.Root), SameQueue.Instance)
            ? bytes
            : null;
    }

    private static void AddRepeated(List<YamlSplice> splices, string text, YamlSequence queue)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < queue.Items.Count; i++)
        {
            if (
                queue.Items[i] is YamlScalar item
                && !seen.Add(item.Value)
                && ListItem.Remove(text, queue, i) is { } splice
            )
            {
                splices.Add(splice);
            }
        }
    }

    private static List<List<string>> QueuesOf(YamlNode root) =>
        [
            .. InputNodes
                .Items(root, "epics")
                .Select(epic => InputNodes.List(epic, "wo_queue")?.Items.OfType<YamlScalar>() ?? [])
                .Select(items => items.Select(item => item.Value).ToList()),
        ];

    private sealed class SameQueue : IEqualityComparer<List<string>>
    {
        public static SameQueue Instance { get; } = new();

        public bool Equals(List<string>? x, List<string>? y) => x is not null && y is not null && x.SequenceEqual(y);

        public int GetHashCode(List<string> queue) => queue.Count;
    }
}
