using System.IO.Enumeration;
using Wo.Engine.Configuration;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs;

/// <summary>Removes the worktree of a work order whose lease has ended, unless that would lose something.</summary>
internal sealed class WorktreeCleanup(Workspace workspace)
{
    /// <summary>Removes or keeps the worktree. The branch always stays.</summary>
    /// <returns>What became of it, in one line; <see langword="null"/> where there was none.</returns>
    /// <remarks>The work order has moved by now, so nothing that goes wrong here makes its command fail.</remarks>
    public string? Run(Lease lease, bool keep)
    {
        if (lease is not { Worktree: { } path, Branch: { } branch } || path == workspace.Root.Path)
        {
            return null;
        }

        var outcome = StorageBoundary.Run(() => RemoveOrKeep(path, branch, keep));
        return outcome.TryGet(out var done, out var error) ? done : $"kept at {path}: {error.Cause}";
    }

    private Result<string?> RemoveOrKeep(string path, string branch, bool keep)
    {
        if (!PathProbe.IsDirectory(path))
        {
            return (string?)null;
        }

        if (keep)
        {
            return $"kept at {path}";
        }

        return from reasons in workspace.Disposer.Check(path, branch, IsWorthKeeping)
            from done in reasons.IsEmpty ? Remove(path) : $"kept at {path}: {string.Join("; ", reasons)}"
            select (string?)done;
    }

    private Result<string> Remove(string path) =>
        from removed in workspace.Disposer.Remove(workspace.Root, path)
        select "removed; the branch stays";

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
