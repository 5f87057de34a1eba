using Wo.Engine.Git;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>Worktrees of running work orders that git may prune, since a hand or an older version left them unlocked.</summary>
internal sealed class UnlockedWorktreeCheck : ICheck
{
    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        foreach (var view in tree.WorkOrders)
        {
            if (
                view.SettledRunning is { } file
                && view.Lease is { } lease
                && WorkPlace.Find(tree.Workspace, tree.Git.Finder, file, lease).TryGet(out var place, out _)
                && place is { IsUsable: true, Entry: { LockReason: null } entry }
            )
            {
                yield return new Finding(
                    Problem.WorktreeUnlocked,
                    view.Id,
                    PathText.Of(tree.Workspace.Layout, place.Path!),
                    $"{view.Id} is running and its worktree {place.Path} is not locked in git"
                )
                {
                    Evidence = new UnlockedWorktree(entry, view.Id),
                };
            }
        }
    }

    /// <summary>An entry of git's that is to be locked.</summary>
    internal sealed record UnlockedWorktree(WorktreeEntry Entry, WorkOrderId Id) : IEvidence;
}
