using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>Control records that cannot be read.</summary>
internal sealed class RecordCheck : ICheck
{
    private const int MaxRecordBytes = 1 << 20;

    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        foreach (var view in tree.WorkOrders)
        {
            if (view is not { IsBusy: false, RecordProblem: { } problem })
            {
                continue;
            }

            var path = tree.Workspace.ControlLayout.Record(view.Id);

            // One that may not be read may be whole, and hold a lease: a user who may read it has to decide.
            var isDenied = tree.Workspace.Files.Read(path, MaxRecordBytes).Outcome == ReadOutcome.Denied;
            yield return new Finding(
                Problem.RecordUnreadable,
                view.Id,
                PathText.Of(tree.Workspace.Layout, path),
                problem.Cause
            )
            {
                Evidence = isDenied ? null : new DamagedRecord(view, path),
            };
        }
    }

    /// <summary>A record whose content is damaged.</summary>
    internal sealed record DamagedRecord(WorkOrderObservation WorkOrder, string Path) : IEvidence;
}
