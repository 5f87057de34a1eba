using Wo.Engine.Store;

namespace Wo.Engine.Git;

/// <summary>
/// Tells a worktree that was moved away from one that was removed. Git's entry of it keeps a second name of the
/// worktree's own <c>.git</c> file: as long as that file has another name, the worktree exists, wherever it lies.
/// </summary>
/// <remarks>Where the worktree lies on another disk than the repository there is no trace, and nothing is known.</remarks>
internal static class WorktreeTrace
{
    private const string FileName = "wo-trace";

    /// <summary>Leaves a trace in an entry, in place of one of an earlier <c>.git</c> file.</summary>
    /// <param name="adminDirectory">The entry.</param>
    /// <param name="worktree">The worktree that it is about.</param>
    /// <exception cref="IOException">An earlier trace cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">An earlier trace may not be removed.</exception>
    public static void Leave(string adminDirectory, string worktree)
    {
        if (!IsAlive(adminDirectory))
        {
            var trace = FileIn(adminDirectory);
            LeftoverFiles.RemoveFile(trace);
            SecondName.TryGive(Path.Join(worktree, ".git"), trace);
        }
    }

    /// <summary>Whether the worktree of an entry certainly exists.</summary>
    public static bool IsAlive(string adminDirectory) => SecondName.CountOf(FileIn(adminDirectory)) > 1;

    private static string FileIn(string adminDirectory) => Path.Join(adminDirectory, FileName);
}
