namespace Wo.Engine.Git;

/// <summary>Signs that a worktree is in use: a git operation that was begun and not ended, a process that works in it.</summary>
internal static class WorktreeActivity
{
    private static readonly (string Name, string Operation)[] Traces =
    [
        ("rebase-merge", "rebase"),
        ("rebase-apply", "rebase"),
        ("MERGE_HEAD", "merge"),
        ("CHERRY_PICK_HEAD", "cherry-pick"),
        ("REVERT_HEAD", "revert"),
        ("sequencer", "cherry-pick"),
        ("BISECT_LOG", "bisect"),
    ];

    /// <summary>The git operation in progress in a worktree, such as <c>rebase</c>; <see langword="null"/> for none.</summary>
    public static Result<string?> FindInProgress(string worktree)
    {
        if (!GitDirectoryFinder.Find(worktree).TryGet(out var found, out var error))
        {
            return error;
        }

        try
        {
            return Traces
                .FirstOrDefault(trace => PathProbe.Of(Path.Join(found.GitDirectory, trace.Name)) is not null)
                .Operation;
        }
        catch (StorageException failed)
        {
            return new WoError(Problem.StorageFailed, failed.Message);
        }
    }

    /// <summary>
    /// A process, other than this one, whose working directory is a directory or below it. Known on Linux only, and
    /// only of processes that this user may look at.
    /// </summary>
    /// <returns>Its number, or <see langword="null"/>.</returns>
    public static int? FindOccupant(string directory)
    {
        if (!Directory.Exists("/proc/self"))
        {
            return null;
        }

        foreach (var process in Directory.EnumerateDirectories("/proc"))
        {
            if (
                int.TryParse(Path.GetFileName(process.AsSpan()), out var pid)
                && pid != Environment.ProcessId
                && WorkingDirectoryOf(process) is { } current
                && RealPath.IsWithin(current, directory)
            )
            {
                return pid;
            }
        }

        return null;
    }

    /// <summary>Where the processes work that this user may look at; on Linux only.</summary>
    public static IEnumerable<string> WorkingDirectories() =>
        Directory.Exists("/proc/self")
            ? Directory
                .EnumerateDirectories("/proc")
                .Where(process => int.TryParse(Path.GetFileName(process.AsSpan()), out _))
                .Select(WorkingDirectoryOf)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
            : [];

    private static string? WorkingDirectoryOf(string process)
    {
        try
        {
            return new FileInfo(Path.Join(process, "cwd")).LinkTarget;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
