using Wo.Engine.Store;

namespace Wo.Engine.Git;

/// <summary>
/// Marks a worktree after git has made it. A git before 2.33 takes no reason for the lock of a new worktree and writes words
/// of its own, so that there is a moment in which what an operation made does not bear its mark. An entry at the very
/// place and branch of the operation, with those words, is one that it made.
/// </summary>
internal sealed class LateMark(GitCommand git)
{
    /// <summary>From which version on git takes a reason, so that nothing is ever without its mark.</summary>
    public static readonly GitVersion NotNeededFrom = new(2, 33);

    // What git writes for `worktree add --lock`, with and without a translation that is switched off.
    private static readonly string[] WordsOfGit = ["added with --lock", "initializing"];

    private readonly GitChanges changes = new(git);

    /// <summary>Marks what git has made for an order just now, whatever is in it.</summary>
    public static Result<Unit> Put(WorktreeOrder order) =>
        from entries in Unmarked(order)
        from marked in Put(order, entries)
        select marked;

    /// <summary>
    /// Marks what git had made for an operation that died before it could. Where there are files in it that are in no commit,
    /// it stays without a mark: another may have made it.
    /// </summary>
    /// <returns>An error that names what holds such files.</returns>
    public Result<Unit> MakeUp(WorktreeOrder order)
    {
        if (!Unmarked(order).TryGet(out var entries, out var error))
        {
            return error;
        }

        if (entries.Count == 0 || git.Version(order.Root.Path) is not { } found || found >= NotNeededFrom)
        {
            return Result.Ok;
        }

        foreach (var entry in entries)
        {
            if (FileIn(entry) is { } file)
            {
                return new WoError(Problem.GitFailed, $"{entry.Path} holds {file}, which is in no commit");
            }
        }

        return Put(order, entries);
    }

    private static Result<List<WorktreeEntry>> Unmarked(WorktreeOrder order) =>
        from entries in WorktreeEntry.FindAll(order.Root)
        select entries.Where(entry => IsUnmarked(entry, order)).ToList();

    private static bool IsUnmarked(WorktreeEntry entry, WorktreeOrder order) =>
        Array.IndexOf(WordsOfGit, entry.LockReason) >= 0
        && (entry.Branch is null || entry.Branch == order.Branch)
        && (
            entry.Path is { } path
                ? path == order.Path
                : entry.Name.StartsWith(Path.GetFileName(order.Path), StringComparison.Ordinal)
        );

    private static Result<Unit> Put(WorktreeOrder order, IReadOnlyList<WorktreeEntry> entries) =>
        StorageBoundary.Run(
            () =>
            {
                foreach (var entry in entries)
                {
                    GitAdminFile.Replace(entry.LockFile, order.Mark + "\n");
                }

                return Result.Ok;
            },
            failed => new WoError(Problem.GitFailed, $"the worktree {order.Path} cannot be marked: {failed.Message}")
        );

    /// <summary>A file that git did not check out, or not so. A checkout that died half-way has no index, and no work.</summary>
    private string? FileIn(WorktreeEntry entry)
    {
        if (entry.Path is not { } path || !PathProbe.IsFile(Path.Join(entry.AdminDirectory, "index")))
        {
            return null;
        }

        return changes.Status(path, includeIgnored: true).TryGet(out var status, out var error)
            ? status.FirstOrDefault(changed => PathProbe.Of(Path.Join(path, changed.Path)) is not null)?.Path
            : error.Cause;
    }
}
