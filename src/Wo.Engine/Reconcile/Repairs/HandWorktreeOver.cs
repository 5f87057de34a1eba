using Wo.Engine.Diagnosis.Checks;
using Wo.Engine.Git;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Takes the mark off a worktree whose take died just before.</summary>
internal sealed class HandWorktreeOver : Repair<MarkedWorktreeCheck.TakenWorktree>
{
    /// <inheritdoc/>
    public override bool TakesGuardItself => true;

    /// <inheritdoc/>
    protected override string Describe(MarkedWorktreeCheck.TakenWorktree seen) => "hand the worktree over";

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, MarkedWorktreeCheck.TakenWorktree seen) =>
        WorktreeProvisioner.HandOver(seen.Order, seen.Lease).TryGet(out _, out var error)
            ? $"{seen.Order.Path} is handed over"
            : error;
}
