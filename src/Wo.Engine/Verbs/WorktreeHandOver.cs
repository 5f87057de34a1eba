using Wo.Engine.Git;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs;

/// <summary>Makes up for a <c>take</c> that died, or failed, between its commit and handing the worktree over.</summary>
internal static class WorktreeHandOver
{
    /// <summary>Takes the mark off the holder's worktree; to be called before the lease goes.</summary>
    /// <remarks>Without its lease a marked worktree looks like one that nobody was given, work in it or not.</remarks>
    /// <returns>Why the mark is still there, or null.</returns>
    public static WoError? MakeUp(Workspace workspace, Lease lease)
    {
        if (!MarkedWorktree.FindAll(workspace.Root).TryGet(out var unfinished, out var error))
        {
            return error;
        }

        try
        {
            // Without an index the checkout died half-way, and nobody can have worked in it.
            var forgotten = unfinished.FirstOrDefault(marked =>
                marked.Path == lease.Worktree && PathProbe.IsFile(Path.Join(marked.AdminDirectory, "index"))
            );
            return forgotten is null
                ? null
                : WorktreeProvisioner
                    .HandOver(new WorktreeOrder(workspace.Root, forgotten.Path!, lease.Branch ?? "", forgotten.Token))
                    .Error;
        }
        catch (StorageException failed)
        {
            return new WoError(Problem.StorageFailed, failed.Message);
        }
    }

    /// <summary>The same as a line for the holder: giving up must work also where git does not.</summary>
    public static IEnumerable<string> Warnings(WoError? stillMarked) =>
        stillMarked is null ? [] : [$"the worktree is still marked as under construction: {stillMarked.Cause}"];
}
