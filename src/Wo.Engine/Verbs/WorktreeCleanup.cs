using System.IO.Enumeration;
using Wo.Engine.Configuration;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs;

/// <summary>Removes the worktree of a work order that left somebody's hands, where nothing in it could be missed.</summary>
internal sealed class WorktreeCleanup(Workspace workspace)
{
    /// <summary>Removes or keeps the worktree. The branch always stays.</summary>
    /// <returns>What became of it, in one line; <see langword="null"/> where there was none.</returns>
    /// <remarks>The work order has moved by now, so nothing that goes wrong here makes its command fail.</remarks>
    public string? Run(Lease lease, bool keep)
    {
        try
        {
            return RemoveOrKeep(lease, keep);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return $"kept at {lease.Worktree}: {failed.Message}";
        }
    }

    private string? RemoveOrKeep(Lease lease, bool keep)
    {
        if (lease.Worktree is not { } path || lease.Branch is not { } branch || path == workspace.Root.Path)
        {
            return null;
        }

        if (!PathProbe.IsDirectory(path))
        {
            return null;
        }

        if (keep)
        {
            return $"kept at {path}";
        }

        var disposer = workspace.Disposer;
        if (!disposer.Check(path, branch, IsWorthKeeping).TryGet(out var reasons, out var error))
        {
            return $"kept at {path}: {error.Cause}";
        }

        if (!reasons.IsEmpty)
        {
            return $"kept at {path}: {string.Join("; ", reasons)}";
        }

        return disposer.Remove(workspace.Root, path).Error is { } refused
            ? $"kept at {path}: {refused.Cause}"
            : "removed; the branch stays";
    }

    /// <summary>A pattern without a slash is about the file's name, wherever the file lies.</summary>
    private bool IsWorthKeeping(string file) =>
        workspace.Settings.KeepIgnored.Any(pattern =>
            FileSystemName.MatchesSimpleExpression(
                pattern,
                pattern.Contains('/', StringComparison.Ordinal) ? file : Path.GetFileName(file),
                ignoreCase: false
            )
        );
}
