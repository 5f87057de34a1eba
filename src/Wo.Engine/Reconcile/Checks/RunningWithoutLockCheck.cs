using Wo.Engine.Configuration;
using Wo.Engine.Git;
using Wo.Engine.Reconcile.Repairs;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Checks;

/// <summary>Running work orders that nobody holds here.</summary>
internal sealed class RunningWithoutLockCheck : IReconcileCheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(ReconcileContext context)
    {
        foreach (var view in context.WorkOrders)
        {
            if (view.SettledRunning is { } file && view.Lease is null)
            {
                yield return Describe(context, view, file);
            }
        }
    }

    private static Finding Describe(ReconcileContext context, WorkOrderView view, WorkOrderCandidate file)
    {
        var place = WrittenPlace.Of(context.Workspace, file);
        var worktree = context.Repository.At(place.Path) is { IsPresent: true } registered ? registered : null;
        var finding = new Finding(
            Problem.RunningWithoutLock,
            view.Id,
            file.Path.Relative,
            $"{view.Id} is running for {file.Text("owner") ?? "nobody"} and there is no lease of it"
        );
        if (!view.HasRecord && worktree is null && context.Repository.On(place.Branch) is null)
        {
            return finding with
            {
                Level = ProblemLevel.Info,
                Message =
                    $"{finding.Message}; this clone has no record and no worktree of it: it is probably held in another",
            };
        }

        var isThere = worktree is not null && place.Branch is not null && worktree.Branch == place.Branch;
        return isThere && file.Text("owner") is { } owner
            ? finding with
            {
                Repair = new Repair(
                    $"re-create the lease of {owner}",
                    scene => Grant(scene, view, file, owner, worktree!)
                ),
            }
            : finding with
            {
                Repair = new Repair("requeue it", scene => Requeue.Apply(scene, view, file))
                {
                    NeedsForce = true,
                    TakesGuardItself = true,
                },
            };
    }

    private static Result<string> Grant(
        RepairContext scene,
        WorkOrderView view,
        WorkOrderCandidate file,
        string owner,
        RegisteredWorktree worktree
    )
    {
        var now = scene.Workspace.Clock.GetUtcNow();
        var hasStart = WorkOrderTimestamp.TryParse(file.Text("started_at"), out var started) && started <= now;
        var lease = new Lease
        {
            Token = scene.Workspace.Tokens.Next(),
            Owner = owner,
            Host = Environment.MachineName,
            ProcessId = Environment.ProcessId,
            TakenAt = hasStart ? started : now,

            // Whoever holds it gets the whole time to show up.
            RenewedAt = now,
            TtlSeconds = scene.Workspace.Settings.LockTtlSeconds,
            Worktree = worktree.Path,
            Branch = worktree.Branch,
            Mode = worktree.IsMain ? "none" : "adopt",
        };
        scene.Workspace.Leases.Grant(scene.Guard, view.Id, view.Record, lease);
        return $"{owner} holds {view.Id} again; 'wo take {view.Id} --resume' hands out the new token";
    }
}
