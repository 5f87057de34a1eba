using Wo.Engine.Claims;
using Wo.Engine.Git;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Workspaces;

/// <summary>
/// A running work order without a lease. Where its worktree is in this clone, reconcile makes the lease again. Elsewhere it
/// came with a commit from another clone, and to take it over, with a reason, is the one way out.
/// </summary>
internal static class LeaselessWork
{
    /// <summary>Whether its worktree is in this clone; where git does not answer, it may be.</summary>
    public static bool IsHere(Workspace workspace, WorkOrderCandidate file) =>
        !workspace.Worktrees.List(workspace.Root).TryGet(out var worktrees, out _) || Find(workspace, file, worktrees);

    /// <summary>
    /// What its register says, as last seen, where another clone holds it or has moved it on since its file was written;
    /// <see langword="null"/> where it says nothing of the kind.
    /// </summary>
    public static SharedClaim? Elsewhere(Workspace workspace, WorkOrderCandidate file) =>
        workspace.Claims is { } claims
        && claims.Seen.Find(file.Id)?.Claim is { } claim
        && (
            claim.Lease is { } lease
                ? lease.CloneId != claims.Clone.Known
                : claim.ChangedIn != claims.Clone.Known && claim.Revision >= file.Revision
        )
            ? claim
            : null;

    /// <summary>The way out for a caller who knows that no other clone goes on with it.</summary>
    public static string WayOut(WorkOrderId id) => $"wo take {id} --takeover --force --reason \"…\"";

    /// <summary>
    /// Whether a worktree does not tell in which of several clones the work is done: each has a main one, on the same branch.
    /// </summary>
    public static bool IsOfEveryClone(Workspace workspace, RegisteredWorktree worktree) =>
        worktree.IsMain && workspace.Claims is not null;

    private static bool HasRecord(Workspace workspace, WorkOrderCandidate file) =>
        workspace.Files.Status(workspace.ControlLayout.Record(file.Id)) is not null;

    private static bool Find(Workspace workspace, WorkOrderCandidate file, IReadOnlyList<RegisteredWorktree> worktrees)
    {
        var place = WrittenPlace.Of(workspace, file);
        return file.Summary.Owner is not null
            && place.Branch is not null
            && worktrees.Any(worktree =>
                worktree.IsPresent
                && worktree.Path == place.Path
                && worktree.Branch == place.Branch
                && (!IsOfEveryClone(workspace, worktree) || HasRecord(workspace, file))
            );
    }
}
