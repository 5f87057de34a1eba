using Wo.Engine.Diagnosis.Checks;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Removes a worktree that no owner was given, and the branch created with it.</summary>
internal sealed class UndoWorktree : Repair<MarkedWorktreeCheck.AbandonedWorktree>
{
    /// <inheritdoc/>
    public override bool TakesGuardItself => true;

    /// <inheritdoc/>
    protected override string Describe(MarkedWorktreeCheck.AbandonedWorktree seen) =>
        "remove that worktree and the branch created with it";

    /// <inheritdoc/>
    protected override bool NeedsForce(MarkedWorktreeCheck.AbandonedWorktree seen) => seen.MayHoldWork;

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, MarkedWorktreeCheck.AbandonedWorktree seen) =>
        scene.Workspace.Provisioner.Undo(seen.Order).TryGet(out _, out var left)
            ? $"{seen.Order.Path} is removed"
            : left with
            {
                Cause = $"could not undo {left.Cause}",
            };
}
