using System.IO.Enumeration;
using Wo.Engine.Configuration;
using Wo.Engine.Git;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs;

/// <summary>Removes the worktree of a work order whose lease has ended, unless that would lose something.</summary>
internal sealed class WorktreeCleanup(Workspace workspace)
{
    /// <summary>Removes or keeps the worktree. The branch always stays.</summary>
    /// <returns>What became of it, in one line; <see langword="null"/> where there was none.</returns>
    /// <remarks>The work order has moved by now, so nothing that goes wrong here makes its command fail.</remarks>
    public string? Run(WorkOrderCandidate file, Lease lease, bool keep)
    {
        var place = StorageBoundary.Run(() => WorkPlace.Find(workspace, file, lease));
        if (place is not { IsOk: true, Value: { Path: { } path } found })
        {
            return place.Error is { } unknown ? $"kept at {lease.Worktree}: {unknown.Cause}" : null;
        }

        var branch = lease.Branch ?? file.Summary.Branch ?? workspace.Naming.DefaultBranch(file.Id.Value);
        var outcome = StorageBoundary.Run(() => RemoveOrKeep(file.Id, found, branch, keep));
        return outcome.TryGet(out var done, out var error) ? done : $"kept at {path}: {error.Cause}";
    }

    private Result<string> RemoveOrKeep(WorkOrderId id, Whereabouts place, string branch, bool keep)
    {
        var path = place.Path!;
        if (place.Entry is { } entry && WorktreeLock.Release(entry, id.Value).Error is { } locked)
        {
            return locked;
        }

        if (keep || !place.IsUsable)
        {
            return $"kept at {path}";
        }

        return from reasons in workspace.Disposer.Check(path, branch, IsWorthKeeping)
            from done in reasons.IsEmpty ? Remove(path) : $"kept at {path}: {string.Join("; ", reasons)}"
            select done;
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
