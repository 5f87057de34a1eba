using Wo.Engine.Store.Control;
using Wo.Engine.Store.Transitions;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>
/// Operations that died half-way: an intent in the record, or the lease of a take whose work order never got to running.
/// A look that asks no locks cannot tell them from those under way, and says so.
/// </summary>
internal sealed class InterruptedTransitionCheck : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        foreach (var view in tree.WorkOrders)
        {
            if (view is { IsBusy: false, Record.Intent: { } intent })
            {
                yield return OfIntent(tree, view, intent);
            }
            else if (IsDeadTake(view))
            {
                yield return OfLease(tree, view, view.Record.Lease!);
            }
        }
    }

    /// <summary>Whether there is the lease of a take and its work order is still where the take found it.</summary>
    public static bool IsDeadTake(WorkOrderObservation view) =>
        view.Record.Lease is { Token: not null }
        && view.Settled is { State: WorkOrderState.Pending or WorkOrderState.Partial };

    private static Finding OfIntent(TreeObservation tree, WorkOrderObservation view, Intent intent)
    {
        var progress = tree.Workspace.Recovery.Inspect(view.Id, intent);
        var isExplained = progress switch
        {
            TransitionProgress.Unexplained => false,
            TransitionProgress.Vanished => tree.Workspace.Recovery.BackupOf(view.Id, intent) is not null,
            _ => true,
        };
        var (from, to) = (intent.From.DirectoryName(), intent.To.DirectoryName());
        return new Finding(
            Problem.InterruptedTransition,
            view.Id,
            tree.Workspace.Layout.WorkOrder(intent.From, view.Id).Relative,
            $"'{intent.Verb}' of {view.Id} ({(intent.NewId is { } id ? $"to {id}" : $"{from} to {to}")}) "
                + (tree.AskedLocks ? "died half-way" : "is under way or was interrupted")
                + (isExplained ? "" : ", and its files are not what it left")
        )
        {
            Evidence = isExplained ? new ExplainedIntent(view, intent, progress) : new UnexplainedIntent(view),
        };
    }

    private static Finding OfLease(TreeObservation tree, WorkOrderObservation view, Lease lease)
    {
        var state = view.Settled!.State.DirectoryName();
        return new Finding(
            Problem.InterruptedTransition,
            view.Id,
            view.Settled.Path.Relative,
            $"'take' of {view.Id} by {lease.Owner} on {lease.Host} "
                + (tree.AskedLocks ? "died before the work order was running" : "is under way or was interrupted")
                + $"; it is {state}"
        )
        {
            Evidence = new LeftoverLease(view, OfDeadTake: true),
        };
    }

    /// <summary>A transition whose files tell how far it got.</summary>
    internal sealed record ExplainedIntent(WorkOrderObservation WorkOrder, Intent Intent, TransitionProgress Progress)
        : IEvidence;

    /// <summary>A transition whose files were changed since.</summary>
    internal sealed record UnexplainedIntent(WorkOrderObservation WorkOrder) : IEvidence;
}
