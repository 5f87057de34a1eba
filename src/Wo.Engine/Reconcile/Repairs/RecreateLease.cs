using Wo.Engine.Configuration;
using Wo.Engine.Diagnosis.Checks;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Grants a new lease to the owner that the file names, whose worktree is there.</summary>
internal sealed class RecreateLease : Repair<RunningWithoutLockCheck.LostLease>
{
    /// <inheritdoc/>
    protected override string Describe(RunningWithoutLockCheck.LostLease seen) =>
        $"re-create the lease of {seen.Owner}";

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, RunningWithoutLockCheck.LostLease seen)
    {
        var (view, file, worktree) = (seen.WorkOrder, seen.File, seen.Worktree);
        var now = scene.Workspace.Clock.GetUtcNow();
        var hasStart = WorkOrderTimestamp.TryParse(file.Summary.StartedAt, out var started) && started <= now;
        var lease = new Lease
        {
            Token = scene.Workspace.Tokens.Next(),
            Owner = seen.Owner,
            Host = Environment.MachineName,
            ProcessId = Environment.ProcessId,
            TakenAt = hasStart ? started : now,

            // Its owner gets the whole time to come back.
            RenewedAt = now,
            TtlSeconds = scene.Workspace.Settings.LockTtlSeconds,
            Worktree = worktree.Path,
            Branch = worktree.Branch,
            Mode = worktree.IsMain ? "none" : "adopt",
        };
        scene.Workspace.Leases.Grant(scene.Guard, view.Id, view.Record, lease);
        return $"{seen.Owner} holds {view.Id} again; 'wo take {view.Id} --resume' hands out the new token";
    }
}
