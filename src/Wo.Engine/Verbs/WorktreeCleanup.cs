using System.Collections.Immutable;
using System.IO.Enumeration;
using Wo.Engine.Configuration;
using Wo.Engine.Git;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs;

/// <summary>Removes the worktree of a work order whose lease has ended, unless that would lose something.</summary>
internal sealed class WorktreeCleanup(Workspace workspace)
{
    /// <summary>Removes or keeps the worktree. The branch always stays.</summary>
    /// <remarks>The work order has moved by now, so nothing that goes wrong here makes its command fail.</remarks>
    public WorktreeEnding Run(WorkOrderCandidate file, Lease? lease, bool keep)
    {
        var id = file.Id;
        var place = StorageBoundary.Run(() => WorkPlace.Find(workspace, file, lease));
        if (place is not { IsOk: true, Value: { Path: { } path } found })
        {
            return place.Error is { } unknown ? NotClosed(lease?.Worktree, id, unknown) : WorktreeEnding.None;
        }

        var branch = lease?.Branch ?? file.Summary.Branch ?? workspace.Naming.DefaultBranch(id.Value);
        return StorageBoundary.Run(() => RemoveOrKeep(id, found, branch, keep)).TryGet(out var done, out var error)
            ? new WorktreeEnding(done)
            : NotClosed(path, id, error);
    }

    private static WorktreeEnding NotClosed(string? path, WorkOrderId id, WoError error) =>
        new($"kept at {path}: {error.Cause}")
        {
            Warning =
                $"the worktree {path} may still be locked for {id}, and 'wo reconcile --apply' unlocks it: {error.Cause}",
        };

    /// <summary>
    /// Removes what was in use when its work order was closed and is free now. Every command that changes something ends with
    /// it. Whatever is in the way, another command tries again.
    /// </summary>
    /// <returns>A success, as it decides nothing.</returns>
    public static Result<Unit> RunDeferred(Workspace workspace)
    {
        _ = StorageBoundary.Run(() =>
        {
            foreach (var entry in MayBeDue(workspace))
            {
                if (WorktreeClosing.IsDue(entry, out var name) && WorkOrderId.TryParse(name, out var id))
                {
                    _ = new WorktreeCleanup(workspace).RunDeferred(id, entry);
                }
            }

            return Result.Ok;
        });
        return Result.Ok;
    }

    /// <summary>The entries that the command has seen, once; what is due since then is left to the next command.</summary>
    private static IReadOnlyList<WorktreeEntry> MayBeDue(Workspace workspace)
    {
        if (workspace.SeenWorktrees is { } seen)
        {
            workspace.SeenWorktrees = null;
            return seen;
        }

        var due = WorktreeEntry.FindByLock(workspace.Root, entry => WorktreeClosing.IsDue(entry, out _));
        return due.TryGet(out var found, out _) ? found : [];
    }

    /// <summary>The same for one, under its operation lock, which nothing else may hold.</summary>
    private Result<string> RunDeferred(WorkOrderId id, WorktreeEntry entry)
    {
        if (!workspace.Operations.Acquire(id).TryGet(out var held, out var busy))
        {
            return busy;
        }

        using (held)
        {
            return Close(id, entry);
        }
    }

    /// <summary>Removes a worktree that is to be closed; to be called under the operation lock.</summary>
    public Result<string> Close(WorkOrderId id, WorktreeEntry entry)
    {
        // It may have been taken again meanwhile.
        if (
            entry is not { Path: { } path, Branch: { } branch }
            || !WorktreeClosing.IsDue(WorktreeEntry.Read(entry.AdminDirectory), out _)
            || !workspace.Control.Read(id).TryGet(out var record, out _)
            || record.Lease is not null
        )
        {
            return "it is not to be closed any more";
        }

        if (WorktreeActivity.FindOccupant(path) is { } pid)
        {
            return new WoError(Problem.Busy, $"process {pid} works in {path}");
        }

        // With files in it that are in no commit it is kept, and no longer waits to be removed.
        return from reasons in workspace.Disposer.CheckContents(path, branch, IsWorthKeeping)
            from done in RemoveUnless(reasons, id, entry, path)
            select done;
    }

    /// <summary>What speaks against the removal of a worktree, a reason each; none where nothing would be lost.</summary>
    public Result<ImmutableArray<string>> Objections(string path, string branch) =>
        workspace.Disposer.Check(path, branch, IsWorthKeeping);

    /// <summary>Removes one that was left over; to be called under the operation lock.</summary>
    public Result<string> Collect(WorkOrderId id, WorktreeEntry entry, string branch) =>
        from reasons in Objections(entry.Path!, branch)
        from disposable in Result.Require(reasons.IsEmpty, () => new WoError(Problem.Busy, string.Join("; ", reasons)))
        from done in RemoveUnless([], id, entry, entry.Path!)
        select done;

    private Result<string> RemoveOrKeep(WorkOrderId id, Whereabouts place, string branch, bool keep)
    {
        var path = place.Path!;
        var mayGo = !keep && place is { IsUsable: true, Entry: not null };
        var reasons = mayGo ? workspace.Disposer.CheckContents(path, branch, IsWorthKeeping) : default;
        if (
            mayGo
            && reasons is { IsOk: true, Value: [] }
            && (place.Entry!.LockReason is null || WorktreeMark.IsOf(place.Entry.LockReason, id.Value))
            && WorktreeActivity.FindOccupant(path) is { } pid
        )
        {
            return from closing in WorktreeLock.Close(place.Entry!, id.Value)
                select $"still there, as process {pid} works in it; the next command that changes a work order closes it once the process has left: {path}";
        }

        if (mayGo)
        {
            return reasons.TryGet(out var found, out var error)
                ? RemoveUnless(found, id, place.Entry!, path)
                : WorktreeLock.Release(place.Entry!, id.Value).Error ?? error;
        }

        return place.Entry is { } entry && WorktreeLock.Release(entry, id.Value).Error is { } locked
            ? locked
            : $"kept at {path}";
    }

    /// <summary>Removes a worktree, or takes its lock off where something speaks against that.</summary>
    private Result<string> RemoveUnless(
        ImmutableArray<string> reasons,
        WorkOrderId id,
        WorktreeEntry entry,
        string path
    )
    {
        if (!reasons.IsEmpty)
        {
            WorktreeClosing.CallOff(entry);
            return from unlocked in WorktreeLock.Release(entry, id.Value)
                select $"kept at {path}: {string.Join("; ", reasons)}";
        }

        // Git removes no locked worktree. Noted before the lock is off, so that a death in between is found again.
        return from noted in WorktreeClosing.Begin(entry, id.Value)
            from unlocked in WorktreeLock.Release(entry, id.Value)
            from removed in Remove(entry, path)
            select "removed; the branch stays";
    }

    private Result<Unit> Remove(WorktreeEntry entry, string path)
    {
        var removed = workspace.Disposer.Remove(workspace.Root, path, IsWorthKeeping);
        if (removed.Error is { } error && WorktreeDisposer.IsRefusal(error))
        {
            // Asking again would get the same answer.
            WorktreeClosing.CallOff(entry);
        }

        return removed;
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
