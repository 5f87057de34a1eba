using Wo.Engine.Git;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>
/// Worktrees that git died over while it made them, in the one way that keeps it from listing, adding or removing any. Once
/// they are whole, the other checks say what is to become of them.
/// </summary>
internal sealed class IncompleteRegistrationCheck : ICheck
{
    /// <inheritdoc/>
    public bool HidesTheRest => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        foreach (var worktree in tree.Git.Incomplete)
        {
            var place = worktree.Path ?? worktree.AdminDirectory;
            yield return new Finding(
                Problem.InterruptedTransition,
                tree.Git.OwnerOf(worktree.Path, null),
                PathText.Of(tree.Workspace.Layout, place),
                $"git died while it made {place}, and lists no worktrees while {worktree.CommonDirectoryFile} is empty; "
                    + "other findings show once that is repaired"
            )
            {
                Evidence = new Incomplete(worktree),
            };
        }
    }

    /// <summary>A worktree that lacks what git writes first.</summary>
    internal sealed record Incomplete(IncompleteRegistration Worktree) : IEvidence;
}
