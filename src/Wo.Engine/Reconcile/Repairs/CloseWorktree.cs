using Wo.Engine.Diagnosis.Checks;
using Wo.Engine.Git;
using Wo.Engine.Verbs;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Closes a worktree that was in use when its work order was closed, or takes its lock off.</summary>
internal sealed class CloseWorktree : Repair<StrayWorktreeCheck.LockedWorktree>
{
    /// <inheritdoc/>
    public override bool TakesGuardItself => true;

    /// <inheritdoc/>
    protected override string Describe(StrayWorktreeCheck.LockedWorktree seen) =>
        seen.IsClosing ? "remove it, unless that would lose something" : "unlock it";

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, StrayWorktreeCheck.LockedWorktree seen) =>
        seen.IsClosing
            ? new WorktreeCleanup(scene.Workspace).Close(seen.Id, seen.Entry)
            : from unlocked in WorktreeLock.Release(seen.Entry, seen.Id.Value)
            select $"{seen.Entry.Path} is unlocked";
}
