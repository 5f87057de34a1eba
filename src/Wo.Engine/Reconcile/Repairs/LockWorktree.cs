using Wo.Engine.Diagnosis.Checks;
using Wo.Engine.Git;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Locks the worktree of a running work order in git.</summary>
internal sealed class LockWorktree : Repair<UnlockedWorktreeCheck.UnlockedWorktree>
{
    /// <inheritdoc/>
    protected override string Describe(UnlockedWorktreeCheck.UnlockedWorktree seen) => "lock it until it is closed";

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, UnlockedWorktreeCheck.UnlockedWorktree seen) =>
        from locked in WorktreeLock.Hold(seen.Entry, seen.Id.Value)
        select $"{seen.Entry.Path} is locked";
}
