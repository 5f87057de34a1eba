using Wo.Engine.Diagnosis.Checks;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Removes git's entry of a worktree whose directory is gone.</summary>
internal sealed class RemoveWorktreeEntry : Repair<StrayWorktreeCheck.EntryAlone>
{
    /// <inheritdoc/>
    public override bool TakesGuardItself => true;

    /// <inheritdoc/>
    protected override string Describe(StrayWorktreeCheck.EntryAlone seen) =>
        "remove git's entry of it, as its directory is gone";

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, StrayWorktreeCheck.EntryAlone seen) =>
        scene.Workspace.Disposer.Remove(scene.Workspace.Root, seen.Path).TryGet(out _, out var error)
            ? $"git has no entry of {seen.Path} any more"
            : error;
}
