using Wo.Engine.Diagnosis.Checks;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Moves a running work order that has no lease and no worktree back to pending.</summary>
internal sealed class RequeueUnheld : Repair<RunningWithoutLockCheck.Unheld>
{
    /// <inheritdoc/>
    public override bool TakesGuardItself => true;

    /// <inheritdoc/>
    protected override string Describe(RunningWithoutLockCheck.Unheld seen) => "requeue it";

    /// <inheritdoc/>
    protected override bool NeedsForce(RunningWithoutLockCheck.Unheld seen) => true;

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, RunningWithoutLockCheck.Unheld seen) =>
        Requeue.Apply(scene, seen.WorkOrder, seen.File);
}
