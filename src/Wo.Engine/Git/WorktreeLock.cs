using Wo.Engine.Store;

namespace Wo.Engine.Git;

/// <summary>
/// Locks and unlocks the worktree of a work order in git. The file is what <c>git worktree lock</c> writes; that command
/// lists all worktrees first, and fails when it meets one that another take is just making.
/// </summary>
internal static class WorktreeLock
{
    /// <summary>
    /// Locks an entry for a work order that runs, in place of the mark of the <c>take</c> that made it. A lock with a
    /// reason of a user's own stays.
    /// </summary>
    public static Result<Unit> Hold(WorktreeEntry entry, string id)
    {
        var isFree =
            entry.LockReason is null
            || MarkedWorktree.TokenIn(entry.LockReason) is not null
            || WorktreeMark.IsOfClosing(entry.LockReason, out _);
        return StorageBoundary.Run(
            () =>
            {
                WorktreeClosing.CallOff(entry);
                if (entry.Path is { } path)
                {
                    WorktreeTrace.Leave(entry.AdminDirectory, path);
                }

                return isFree ? Write(entry, WorktreeMark.OfRunning(id)) : Result.Ok;
            },
            failed => NotLocked(entry, failed)
        );
    }

    /// <summary>Locks an entry that is to be removed once no process works in it.</summary>
    public static Result<Unit> Close(WorktreeEntry entry, string id) => Write(entry, WorktreeMark.OfClosing(id));

    /// <summary>Unlocks an entry that is locked for a work order, and for nothing else.</summary>
    public static Result<Unit> Release(WorktreeEntry entry, string id) =>
        StorageBoundary.Run(
            () =>
            {
                if (WorktreeMark.IsOf(WorktreeEntry.Read(entry.AdminDirectory).LockReason, id))
                {
                    LeftoverFiles.RemoveFile(entry.LockFile);
                }

                return Result.Ok;
            },
            failed => new WoError(Problem.GitFailed, $"the worktree {entry.Path} cannot be unlocked: {failed.Message}")
        );

    private static Result<Unit> Write(WorktreeEntry entry, string reason) =>
        StorageBoundary.Run(
            () =>
            {
                GitAdminFile.Replace(entry.LockFile, reason + "\n");
                return Result.Ok;
            },
            failed => NotLocked(entry, failed)
        );

    private static WoError NotLocked(WorktreeEntry entry, Exception exception) =>
        new(Problem.GitFailed, $"the worktree {entry.Path} cannot be locked for its work order: {exception.Message}");
}
