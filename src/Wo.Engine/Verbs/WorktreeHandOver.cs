using Wo.Engine.Git;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs;

/// <summary>Makes up for a <c>take</c> that died, or failed, between its commit and handing the worktree over.</summary>
internal static class WorktreeHandOver
{
    /// <summary>Puts the lock of the work order in the place of the mark; to be called before the lease goes.</summary>
    /// <remarks>
    /// Without its lease a marked worktree looks like one that no owner was given, whether there is work in it or not.
    /// </remarks>
    public static Result<Unit> MakeUp(Workspace workspace, WorkOrderCandidate file, Lease lease) =>
        StorageBoundary.Run(() =>
            from place in WorkPlace.Find(workspace, file, lease)
            from handedOver in IsForgotten(place?.Entry) ? WorktreeLock.Hold(place!.Entry!, file.Id.Value) : Result.Ok
            select handedOver
        );

    /// <summary>The failure as a line for the owner: giving up must work also where git does not.</summary>
    public static IEnumerable<string> Warnings(Result<Unit> handedOver) =>
        handedOver.Error is { } error ? [$"the worktree is still marked as under construction: {error.Cause}"] : [];

    /// <summary>Without an index the checkout died half-way, and there can be no work in it.</summary>
    private static bool IsForgotten(WorktreeEntry? entry) =>
        entry is not null
        && MarkedWorktree.TokenIn(entry.LockReason) is not null
        && PathProbe.IsFile(Path.Join(entry.AdminDirectory, "index"));
}
