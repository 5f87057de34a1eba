using Wo.Engine.Diagnosis.Checks;
using Wo.Engine.Store;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Writes what a git that died was about to write, so that git lists worktrees again.</summary>
internal sealed class CompleteWorktree : Repair<IncompleteRegistrationCheck.Incomplete>
{
    /// <inheritdoc/>
    protected override string Describe(IncompleteRegistrationCheck.Incomplete seen) =>
        "write into it what git was about to write";

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, IncompleteRegistrationCheck.Incomplete seen) =>
        StorageBoundary.Run<string>(() =>
        {
            seen.Worktree.Complete();
            return $"{seen.Worktree.CommonDirectoryFile} is written";
        });
}
