using Wo.Engine.Diagnosis.Checks;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Removes a worktree that no owner was given, and the branch created with it.</summary>
internal sealed class UndoWorktree : Repair<UnfinishedWorktreeCheck.AbandonedWorktree>
{
    /// <inheritdoc/>
    public override bool TakesGuardItself => true;

    /// <inheritdoc/>
    protected override string Describe(UnfinishedWorktreeCheck.AbandonedWorktree seen) =>
        "remove that worktree and the branch created with it";

    /// <inheritdoc/>
    protected override bool NeedsForce(UnfinishedWorktreeCheck.AbandonedWorktree seen) => seen.MayHoldWork;

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, UnfinishedWorktreeCheck.AbandonedWorktree seen) =>
        scene.Workspace.Provisioner.Undo(seen.Order) is { IsEmpty: false } left
            ? new WoError(Problem.GitFailed, $"could not undo {string.Join("; ", left)}")
            : $"{seen.Order.Path} is removed";
}
