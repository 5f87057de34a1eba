using Wo.Engine.Reconcile.Repairs;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Transitions;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Checks;

/// <summary>
/// Operations that died half-way: an intent in the record, or the lease of a take whose work order never got to running.
/// </summary>
internal sealed class InterruptedTransitionCheck : IReconcileCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(ReconcileContext context)
    {
        foreach (var view in context.WorkOrders)
        {
            if (view is { IsBusy: false, Record.Intent: { } intent })
            {
                yield return OfIntent(context, view, intent);
            }
            else if (IsDeadTake(view))
            {
                yield return OfLease(view, view.Record.Lease!);
            }
        }
    }

    /// <summary>Whether there is the lease of a take and its work order is still where the take found it.</summary>
    public static bool IsDeadTake(WorkOrderView view) =>
        view is { Settled.State: WorkOrderState.Pending or WorkOrderState.Partial, Record.Lease.Token: not null };

    private static Finding OfIntent(ReconcileContext context, WorkOrderView view, Intent intent)
    {
        var progress = context.Workspace.Recovery.Inspect(view.Id, intent);
        var isExplained = progress switch
        {
            TransitionProgress.Unexplained => false,
            TransitionProgress.Vanished => context.Workspace.Recovery.BackupOf(view.Id, intent) is not null,
            _ => true,
        };
        var (from, to) = (intent.From.DirectoryName(), intent.To.DirectoryName());
        return new Finding(
            Problem.InterruptedTransition,
            view.Id,
            context.Workspace.Layout.WorkOrder(intent.From, view.Id).Relative,
            $"'{intent.Verb}' of {view.Id} ({from} to {to}) died half-way"
                + (isExplained ? "" : ", and its files are not what it left")
        )
        {
            Repair = isExplained
                ? new Repair(Describe(progress, intent), scene => Recover(scene, view))
                : new Repair("back everything up and accept the file that is there", scene => Accept(scene, view))
                {
                    NeedsForce = true,
                },
        };
    }

    private static string Describe(TransitionProgress progress, Intent intent) =>
        progress switch
        {
            TransitionProgress.NotStaged => "drop the intent, as nothing had happened yet",
            TransitionProgress.Vanished => $"restore its backup in {intent.From.DirectoryName()}",
            _ => $"complete the move to {intent.To.DirectoryName()}",
        };

    private static Result<string> Recover(RepairContext scene, WorkOrderView view) =>
        scene.Workspace.Recovery.Recover(scene.Guard, view.Id, view.Record).TryGet(out var record, out var error)
            ? $"settled at revision {record.Revision}"
            : error;

    private static Result<string> Accept(RepairContext scene, WorkOrderView view)
    {
        var workspace = scene.Workspace;
        var keep = Preference.Choose(view);
        foreach (var file in view.Entry?.Candidates ?? [])
        {
            if (ReferenceEquals(file, keep) || keep is null)
            {
                if (file.Bytes.Length > 0)
                {
                    scene.Backups.Copy(file.Path.FullPath, file.Bytes);
                }
            }
            else
            {
                scene.Backups.SetAside(file.Path.FullPath);
            }
        }

        // The intent goes last: until then a crash in here is the same finding again.
        workspace.Generation.Settle(scene.Guard);
        var revision = Math.Max(view.Record.Revision, keep?.Revision ?? 0);
        workspace.Control.Write(scene.Guard, view.Id, view.Record with { Revision = revision, Intent = null });
        return keep is null ? "the intent is dropped; no file can be preferred" : $"{keep.Path} is accepted";
    }

    private static Finding OfLease(WorkOrderView view, Lease lease)
    {
        var state = view.Settled!.State.DirectoryName();
        return new Finding(
            Problem.InterruptedTransition,
            view.Id,
            view.Settled.Path.Relative,
            $"'take' of {view.Id} by {lease.Owner} on {lease.Host} died before the work order was running; it is {state}"
        )
        {
            Repair = new Repair("undo the worktree and branch it created, and drop its lease", LeaseDrop.Of(view))
            {
                TakesGuardItself = true,
            },
        };
    }
}
