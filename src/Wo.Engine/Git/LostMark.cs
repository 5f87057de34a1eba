using Wo.Engine.Store;

namespace Wo.Engine.Git;

/// <summary>
/// Gives a worktree the mark of its operation back, so that undoing finds it. A git that fails takes back itself what it
/// made, the entry with the mark first; one that is killed then leaves the rest without it.
/// </summary>
internal sealed class LostMark(GitCommand git)
{
    private readonly GitChanges changes = new(git);
    private readonly WorktreeLinks links = new(git);

    /// <summary>
    /// Marks what lies at the operation's place, where git's entry of it is gone or unlocked. The caller knows that the
    /// operation made the branch and that nothing was committed on it.
    /// </summary>
    /// <returns>Why that must not be undone, where there is more than git has checked out.</returns>
    public Result<Unit> Restore(WorktreeOrder order)
    {
        if (!WorktreeEntry.FindAll(order.Root).TryGet(out var entries, out var unreadable))
        {
            return unreadable;
        }

        var entry = entries.FirstOrDefault(candidate => candidate.Path == order.Path);
        if (
            entry?.LockReason is not null
            || entries.Any(made => MarkedWorktree.TokenIn(made.LockReason) == order.Token)
        )
        {
            return Result.Ok; // found by it, or handed over
        }

        var admin = entry?.AdminDirectory ?? WorktreeLink.Of(order.Path).AdminIn(order.Root);
        if (admin is null)
        {
            return Result.Ok;
        }

        if (PathProbe.IsDirectory(order.Path) && Check(order, admin).Error is { } held)
        {
            return held;
        }

        GitAdminFile.Replace(WorktreeEntry.LockFileIn(admin), order.Mark + "\n");
        return Result.Ok;
    }

    private Result<Unit> Check(WorktreeOrder order, string admin)
    {
        var place = new Whereabouts(order.Path) { Path = order.Path, AdminDirectory = admin };
        return from linked in links.Mend(place, order.Branch, mark: null)
            from status in changes.Status(order.Path, includeIgnored: true)
            let own = status.Select(found => found.Path).FirstOrDefault(path => IsThere(order, path))
            from answer in own is null
                ? Result.Ok
                : new WoError(Problem.GitFailed, $"{own} in it is not as git has checked it out")
            select answer;
    }

    /// <summary>What git had begun to remove, or never came to check out, is no work.</summary>
    private static bool IsThere(WorktreeOrder order, string path) =>
        PathProbe.Of(Path.Join(order.Path, path)) is not null;
}
