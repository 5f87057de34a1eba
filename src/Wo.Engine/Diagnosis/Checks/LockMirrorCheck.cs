using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>Lock files that are missing or do not show the lease on record.</summary>
internal sealed class LockMirrorCheck : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        foreach (var view in tree.WorkOrders)
        {
            if (
                view.SettledRunning is null
                || view.Record.Lease is not { } lease
                || tree.Workspace.Leases.MirrorIsRight(view.Id, lease)
            )
            {
                continue;
            }

            var path = tree.Workspace.Layout.LockMirror(view.Id);
            var isInTheWay = view.Mirror is { Kind: not FileKind.Regular };
            yield return new Finding(
                Problem.LockMirror,
                view.Id,
                path.Relative,
                view.Mirror is null ? $"{path} is missing"
                    : isInTheWay ? $"{path} is not a file; move it away"
                    : $"{path} does not show the lease of {lease.Owner}"
            )
            {
                Evidence = isInTheWay ? null : new WrongMirror(view, path),
            };
        }
    }

    /// <summary>A lock file that can be written again.</summary>
    internal sealed record WrongMirror(WorkOrderObservation WorkOrder, CtxPath Path) : IEvidence;
}
