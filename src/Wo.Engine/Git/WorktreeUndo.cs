using Wo.Engine.Store;

namespace Wo.Engine.Git;

/// <summary>Removes the worktree and the branch that bear an operation's token, and nothing else.</summary>
internal sealed class WorktreeUndo(GitCommand git)
{
    private readonly GitWorktrees worktrees = new(git);
    private readonly GitRefs refs = new(git);
    private readonly LateMark late = new(git);
    private readonly LostMark lostMark = new(git);

    /// <inheritdoc cref="WorktreeProvisioner.Undo"/>
    public Result<Unit> Undo(WorktreeOrder order)
    {
        var left = new List<string>();
        if (order.MayLackMark && late.MakeUp(order).Error is { } unmarked)
        {
            left.Add($"worktree {order.Path}: {unmarked.Cause}");
        }

        if (RestoreMark(order).Error is { } kept)
        {
            left.Add($"worktree {order.Path}: {kept.Cause}");
        }

        if (RemoveWorktrees(order, left).Error is { } unseen)
        {
            left.Add($"worktree {order.Path}: {unseen.Cause}");
        }

        if (DeleteBranch(order).Error is { } branch)
        {
            left.Add($"branch {order.Branch}: {branch.Cause}");
        }

        return left.Count == 0
            ? default(Unit)
            : new WoError(Problem.GitFailed, string.Join("; ", left)) { Details = left.Count > 1 ? [.. left] : [] };
    }

    /// <summary>Removes all of the operation, so that one which cannot be removed does not keep another.</summary>
    private Result<Unit> RemoveWorktrees(WorktreeOrder order, List<string> left)
    {
        if (!MarkedWorktree.FindAll(order.Root).TryGet(out var found, out var unreadable))
        {
            return unreadable;
        }

        return StorageBoundary.Run(() =>
        {
            foreach (var marked in found)
            {
                if (marked.Token == order.Token && RemoveWorktree(order, marked).Error is { } remains)
                {
                    left.Add(remains.Cause);
                }
            }

            return Result.Ok;
        });
    }

    private Result<Unit> RemoveWorktree(WorktreeOrder order, MarkedWorktree marked)
    {
        if (marked.Path is { } path)
        {
            // git would refuse because of this very worktree, however long it is waited for.
            var removed = IncompleteRegistration.IsIncomplete(marked.AdminDirectory)
                ? new WoError(Problem.GitFailed, "git died while it made it, and it is not empty")
                // One command for the locked one: unlocked first, a death in between would leave it without its mark.
                : worktrees.RemoveLocked(order.Root, path);
            if (removed.Error is not { } refused)
            {
                return removed;
            }

            if (!IsHollow(path, marked.AdminDirectory))
            {
                if (IsHalfRemoved(path, marked.AdminDirectory))
                {
                    LeftoverFiles.RemoveTree(path);
                    return RemoveWorktree(order, marked);
                }

                return refused with
                {
                    Cause = $"worktree {path}: {refused.Cause}",
                };
            }
        }

        // git does not know it as a worktree yet, or no longer: it died between the files that make one.
        foreach (var directory in (ReadOnlySpan<string>)[marked.Path ?? order.Path, order.Path])
        {
            if (PathProbe.IsDirectory(directory) && IsHollow(directory, marked.AdminDirectory))
            {
                LeftoverFiles.RemoveTree(directory);
            }
        }

        if (PathProbe.IsDirectory(marked.AdminDirectory))
        {
            LeftoverFiles.RemoveTree(marked.AdminDirectory);
        }

        return default(Unit);
    }

    /// <summary>
    /// Whether a directory is missing, or holds nothing but what git itself has put there: a <c>.git</c> file that is
    /// still empty, or that names the admin directory with our mark.
    /// </summary>
    private static bool IsHollow(string directory, string adminDirectory)
    {
        if (!PathProbe.IsDirectory(directory))
        {
            return true;
        }

        var dotGit = Path.Join(directory, ".git");
        if (GitDirectoryFinder.ReadLink(dotGit) is { } target)
        {
            return RealPath.Of(target) == RealPath.Of(adminDirectory);
        }

        foreach (var entry in Directory.EnumerateFileSystemEntries(directory))
        {
            if (entry != dotGit || new FileInfo(entry) is not { Exists: true, Length: 0 })
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Whether a git that died had begun to remove a directory: it has no <c>.git</c> any more, and what is left in it is as
    /// the operation checked it out. What a user has put there since is not.
    /// </summary>
    private bool IsHalfRemoved(string directory, string adminDirectory)
    {
        if (
            PathProbe.Of(Path.Join(directory, ".git")) is not null
            || !PathProbe.IsFile(Path.Join(adminDirectory, "index"))
        )
        {
            return false;
        }

        string[] arguments =
        [
            $"--git-dir={adminDirectory}",
            $"--work-tree={directory}",
            "status",
            "--porcelain=v2",
            "-z",
            "--untracked-files=all",
            "--no-renames",
            "--ignored=traditional",
        ];
        return git.Read(directory, arguments).TryGet(out var output, out _)
            && output
                .Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .All(entry =>
                    StatusEntry.Parse(entry) is not { } changed
                    || PathProbe.Of(Path.Join(directory, changed.Path)) is null
                );
    }

    /// <summary>Only of a branch that the operation made is it known that the worktree on it is the operation's, too.</summary>
    private Result<Unit> RestoreMark(WorktreeOrder order)
    {
        if (
            !refs.LookAtBranch(order.Root, order.Branch).TryGet(out var tip, out _)
            || tip is null
            || !Log(order).TryGet(out var log, out _)
            || !IsOnlyCreated(order, tip, log)
        )
        {
            return Result.Ok;
        }

        return StorageBoundary.Run(() => lostMark.Restore(order));
    }

    /// <summary>
    /// Whether the latest entry is its creation by us: not moved since, so that there is no work in it. Older ones are those
    /// of an earlier branch of that name.
    /// </summary>
    private static bool IsOnlyCreated(WorktreeOrder order, string tip, string log) =>
        log.StartsWith($"{tip} {order.Mark}\n", StringComparison.Ordinal);

    private Result<string> Log(WorktreeOrder order) =>
        git.Read(
            order.Root.Path,
            ["log", "--walk-reflogs", "--no-show-signature", "--format=%H %gs", BranchName.ToRef(order.Branch), "--"]
        );

    /// <summary>
    /// Deletes the branch where it bears our token and no commit was added to it. That there is none shows without git, which
    /// may be what the operation failed of.
    /// </summary>
    private Result<Unit> DeleteBranch(WorktreeOrder order)
    {
        if (!refs.LookAtBranch(order.Root, order.Branch).TryGet(out var tip, out var error))
        {
            return error;
        }

        if (tip is null)
        {
            return StaleRefLock.Remove(order.Root.CommonGitDirectory, order.Branch);
        }

        var reference = BranchName.ToRef(order.Branch);
        if (!Log(order).TryGet(out var log, out error))
        {
            return error;
        }

        if (!IsOnlyCreated(order, tip, log))
        {
            return log.Contains($" {order.Mark}\n", StringComparison.Ordinal)
                ? new WoError(Problem.GitFailed, "it has moved since")
                : default(Unit);
        }

        if (!worktrees.List(order.Root).TryGet(out var registered, out error))
        {
            return error;
        }

        foreach (var worktree in registered)
        {
            if (worktree.Branch == order.Branch)
            {
                // In its own worktree it was handed over, or is named as that worktree.
                return worktree.Path == order.Path
                    ? default(Unit)
                    : new WoError(Problem.GitFailed, $"it is checked out in {worktree.Path}");
            }
        }

        var unlocked = StaleRefLock.Remove(order.Root.CommonGitDirectory, order.Branch);
        return unlocked.IsOk
            ? git.Write(order.Root.Path, ["update-ref", "--no-deref", "-d", reference, tip])
            : unlocked;
    }
}
