using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>
/// Leases and lock files of work orders that are not running. A take that died is told apart by
/// <see cref="InterruptedTransitionCheck"/>.
/// </summary>
internal sealed class LeftoverLockCheck : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        foreach (var view in tree.WorkOrders)
        {
            if (view.Lease is { } lease && IsLeftOver(view))
            {
                yield return Describe(tree, view, lease, Problem.LockWithoutRunning);
                if (lease.IsStale(tree.Now))
                {
                    yield return Describe(tree, view, lease, Problem.StaleLock);
                }
            }
        }
    }

    private static bool IsLeftOver(WorkOrderObservation view)
    {
        if (!view.IsQuiet || InterruptedTransitionCheck.IsDeadTake(view))
        {
            return false;
        }

        // The work order is held and its file is lost: a person settles that first.
        var isLost =
            view is { Entry: null, Record.Lease: not null }
            && (!view.Backups.IsEmpty || view.IsKept || view.Record.Revision > 0);
        return view.Entry is null ? !isLost : view.Settled is { State: not WorkOrderState.Running };
    }

    private static Finding Describe(TreeObservation tree, WorkOrderObservation view, Lease lease, Problem code)
    {
        var state = view.Settled?.State.DirectoryName() ?? "gone";
        var expired = lease.IsStale(tree.Now) ? ", expired" : "";
        var path = tree.Workspace.Layout.LockMirror(view.Id);
        return new Finding(
            code,
            view.Id,
            view.Mirror is { Kind: FileKind.Regular } ? path.Relative : null,
            $"{view.Id} is {state}, and a lock of {lease.Owner} on {lease.Host} is left{expired}"
        )
        {
            Evidence = new LeftoverLease(view, OfDeadTake: false),
        };
    }
}
