using System.Collections.Immutable;
using Wo.Engine.Store;

namespace Wo.Engine.Git;

/// <summary>Takes away the worktree and the branch that bear an operation's token, and nothing else.</summary>
internal sealed class WorktreeUndo(GitCommand git)
{
    private readonly GitWorktrees worktrees = new(git);
    private readonly GitRefs refs = new(git);

    /// <inheritdoc cref="WorktreeProvisioner.Undo"/>
    public ImmutableArray<string> Undo(WorktreeOrder order)
    {
        var left = ImmutableArray.CreateBuilder<string>();
        try
        {
            foreach (var marked in UnfinishedWorktree.FindAll(order.Root.CommonGitDirectory))
            {
                if (marked.Token == order.Token && RemoveWorktree(order, marked) is { } remains)
                {
                    left.Add(remains);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            left.Add($"worktree {order.Path}: {exception.Message}");
        }

        if (DeleteBranch(order) is { } branch)
        {
            left.Add($"branch {order.Branch}: {branch}");
        }

        return left.ToImmutable();
    }

    private string? RemoveWorktree(WorktreeOrder order, UnfinishedWorktree marked)
    {
        // One command for the locked one: unlocked first, a death in between would leave it without its mark.
        if (marked.Path is { } path)
        {
            string[] remove = ["worktree", "remove", "--force", "--force", "--", path];
            if (git.Write(order.Root.Path, remove).Error is not { } refused)
            {
                return null;
            }

            if (!IsHollow(path, marked.AdminDirectory))
            {
                return $"worktree {path}: {refused.Cause}";
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

        LeftoverFiles.RemoveTree(marked.AdminDirectory);
        return null;
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

    /// <returns>Why a branch that bears our token is still there; <see langword="null"/> where all is well.</returns>
    private string? DeleteBranch(WorktreeOrder order)
    {
        var root = order.Root.Path;
        if (!refs.ReadBranch(root, order.Branch).TryGet(out var tip, out var error))
        {
            return error.Cause;
        }

        if (tip is null)
        {
            return StaleRefLock.Remove(order.Root.CommonGitDirectory, order.Branch);
        }

        var reference = BranchName.ToRef(order.Branch);
        if (
            !git.Read(root, ["log", "--walk-reflogs", "--no-show-signature", "--format=%H %gs", reference, "--"])
                .TryGet(out var log, out error)
        )
        {
            return error.Cause;
        }

        // The latest entry is its creation by us: not moved since, so that there is no work in it. Older ones are those
        // of an earlier branch of that name.
        if (!log.StartsWith($"{tip} {order.Mark}\n", StringComparison.Ordinal))
        {
            return log.Contains($" {order.Mark}\n", StringComparison.Ordinal) ? "it has moved since" : null;
        }

        if (!worktrees.List(order.Root).TryGet(out var registered, out error))
        {
            return error.Cause;
        }

        foreach (var worktree in registered)
        {
            if (worktree.Branch == order.Branch)
            {
                // In its own worktree it was handed over, or is named as that worktree.
                return worktree.Path == order.Path ? null : $"it is checked out in {worktree.Path}";
            }
        }

        return StaleRefLock.Remove(order.Root.CommonGitDirectory, order.Branch)
            ?? git.Write(root, ["update-ref", "--no-deref", "-d", reference, tip]).Error?.Cause;
    }
}
