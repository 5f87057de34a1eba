using System.Text;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Gc;

/// <summary>The <c>decision.md</c> of handed-over work: one that is not made yet keeps everything of its work order.</summary>
internal sealed class Decisions(Workspace workspace)
{
    /// <summary>What stands in one that a person still has to make.</summary>
    public const string Word = "ACTION_REQUIRED";

    private const int MaxBytes = 1 << 20;

    private readonly Dictionary<WorkOrderId, bool> known = [];

    /// <summary>Whether it is still to be made. One that cannot be read may be.</summary>
    public bool IsOpen(WorkOrderId id)
    {
        if (!known.TryGetValue(id, out var isOpen))
        {
            var path = (workspace.Layout.Handoff(id) / "decision.md").FullPath;
            var content = workspace.Files.Read(path, MaxBytes);
            isOpen =
                content.Outcome != ReadOutcome.Missing
                && (!content.IsOk || Encoding.UTF8.GetString(content.Bytes).Contains(Word, StringComparison.Ordinal));
            known.Add(id, isOpen);
        }

        return isOpen;
    }
}
