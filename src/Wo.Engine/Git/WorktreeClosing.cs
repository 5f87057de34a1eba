using System.Diagnostics.CodeAnalysis;
using Wo.Engine.Store;

namespace Wo.Engine.Git;

/// <summary>
/// Which worktrees are to be removed: by the reason of the lock while a process works in one, and by a file in git's entry
/// from before the lock is taken off until git has removed the entry. A death in between is found again by it.
/// </summary>
internal static class WorktreeClosing
{
    private const string FileName = "wo-closing";

    /// <summary>Notes that an entry is about to be removed.</summary>
    public static Result<Unit> Begin(WorktreeEntry entry, string id) =>
        StorageBoundary.Run(
            () =>
            {
                GitAdminFile.Replace(FileIn(entry.AdminDirectory), id + "\n");
                return Result.Ok;
            },
            failed => new WoError(Problem.GitFailed, $"{entry.Path} cannot be closed: {failed.Message}")
        );

    /// <summary>Forgets that: the worktree is given to an owner, or kept.</summary>
    /// <exception cref="IOException">The file cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be removed.</exception>
    public static void CallOff(WorktreeEntry entry) => LeftoverFiles.RemoveFile(FileIn(entry.AdminDirectory));

    /// <summary>Whether an entry is to be removed, and for which work order.</summary>
    public static bool IsDue(WorktreeEntry entry, [NotNullWhen(true)] out string? id)
    {
        if (WorktreeMark.IsOfClosing(entry.LockReason, out id))
        {
            return true;
        }

        id = entry.LockReason is null ? GitAdminFile.Read(FileIn(entry.AdminDirectory)) : null;
        return id is not null;
    }

    private static string FileIn(string adminDirectory) => Path.Join(adminDirectory, FileName);
}
