namespace Wo.Engine.Lint.InputRules;

/// <summary>The queue of an epic names work orders that there are, once each, and that belong to it.</summary>
internal sealed class QueueRule : IInputRule
{
    public IEnumerable<LintFinding> Check(TreeInputs inputs, DependencyGraph graph)
    {
        var backlog = inputs.Backlog;
        if (backlog.Document is null || InputNodes.List(backlog.Document.Root, "epics") is not { } epics)
        {
            yield break;
        }

        for (var i = 0; i < epics.Items.Count; i++)
        {
            if (epics.Items[i] is not YamlMapping epic || InputNodes.List(epic, "wo_queue") is not { } queue)
            {
                continue;
            }

            var id = InputNodes.Text(epic, "id")?.Value ?? "";
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var j = 0; j < queue.Items.Count; j++)
            {
                if (
                    queue.Items[j] is YamlScalar item
                    && Judge(id, item.Value, !seen.Add(item.Value), graph) is var (code, message)
                )
                {
                    yield return new LintFinding(
                        code,
                        LintLevel.Warning,
                        backlog.Path,
                        item.Start,
                        $"$.epics[{i}].wo_queue[{j}]",
                        message
                    );
                }
            }
        }
    }

    // What is no id at all is the schema's to report.
    private static (Problem Code, string Message)? Judge(
        string epic,
        string text,
        bool isRepeated,
        DependencyGraph graph
    ) =>
        isRepeated ? (Problem.QueueTwice, $"{text} is in the queue of {epic} before")
        : !WorkOrderId.TryParse(text, out var id) ? null
        : graph.Find(id) is not { } entry ? (Problem.QueueUnknown, $"there is no work order {id}")
        : entry.Active?.Summary.Epic is { } other && other != epic
            ? (Problem.QueueOfOtherEpic, $"{id} is in the queue of {epic} and says that it belongs to {other}")
        : null;
}
