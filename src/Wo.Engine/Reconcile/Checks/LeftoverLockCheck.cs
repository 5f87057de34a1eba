using Wo.Engine.Reconcile.Repairs;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Checks;

/// <summary>
/// Leases and lock files of work orders that are not running. A take that died is told apart by
/// <see cref="InterruptedTransitionCheck"/>.
/// </summary>
internal sealed class LeftoverLockCheck : IReconcileCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(ReconcileContext context)
    {
        foreach (var view in context.WorkOrders)
        {
            if (IsLeftOver(view) && view.Lease is { } lease)
            {
                yield return Describe(context, view, lease, Problem.LockWithoutRunning);
                if (lease.IsStale(context.Now))
                {
                    yield return Describe(context, view, lease, Problem.StaleLock);
                }
            }
        }
    }

    private static bool IsLeftOver(WorkOrderView view)
    {
        if (!view.IsQuiet || InterruptedTransitionCheck.IsDeadTake(view))
        {
            return false;
        }

        // Somebody holds a work order whose file is lost: that is settled first, by a person.
        var isLost =
            view.Entry is null && view.Record.Lease is not null && (HasBackup(view) || view.Record.Revision > 0);
        return view.Entry is null ? !isLost : view.Settled is { State: not WorkOrderState.Running };
    }

    private static bool HasBackup(WorkOrderView view) => !view.Backups.IsEmpty;

    private static Finding Describe(ReconcileContext context, WorkOrderView view, Lease lease, Problem code)
    {
        var state = view.Settled?.State.DirectoryName() ?? "gone";
        var expired = lease.IsStale(context.Now) ? ", expired" : "";
        var path = context.Workspace.Layout.LockMirror(view.Id);
        return new Finding(
            code,
            view.Id,
            view.Mirror is { Kind: FileKind.Regular } ? path.Relative : null,
            $"{view.Id} is {state}, and a lock of {lease.Owner} on {lease.Host} is left{expired}"
        )
        {
            Repair = new Repair("drop it", LeaseDrop.Of(view)) { TakesGuardItself = true },
        };
    }
}
