using Wo.Engine.Git;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs;

/// <summary>Makes up for a <c>take</c> that died, or failed, between its commit and handing the worktree over.</summary>
internal static class WorktreeHandOver
{
    /// <summary>Takes the mark off the holder's worktree; to be called before the lease goes.</summary>
    /// <remarks>
    /// Without its lease a marked worktree looks like one that no owner was given, whether there is work in it or not.
    /// </remarks>
    public static Result<Unit> MakeUp(Workspace workspace, Lease lease) =>
        StorageBoundary.Run(() =>
            from unfinished in MarkedWorktree.FindAll(workspace.Root)
            from handedOver in HandOver(workspace, lease, unfinished)
            select handedOver
        );

    /// <summary>The failure as a line for the owner: giving up must work also where git does not.</summary>
    public static IEnumerable<string> Warnings(Result<Unit> handedOver) =>
        handedOver.Error is { } error ? [$"the worktree is still marked as under construction: {error.Cause}"] : [];

    private static Result<Unit> HandOver(Workspace workspace, Lease lease, IReadOnlyList<MarkedWorktree> unfinished)
    {
        // Without an index the checkout died half-way, and there can be no work in it.
        var forgotten = unfinished.FirstOrDefault(marked =>
            marked.Path == lease.Worktree && PathProbe.IsFile(Path.Join(marked.AdminDirectory, "index"))
        );
        return forgotten is null
            ? Result.Ok
            : WorktreeProvisioner.HandOver(
                new WorktreeOrder(workspace.Root, forgotten.Path!, lease.Branch ?? "", forgotten.Token)
            );
    }
}
