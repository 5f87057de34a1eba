using Wo.Engine.Store;

namespace Wo.Engine.Git;

/// <summary>
/// What git keeps about a worktree, with an empty <c>commondir</c>: for an instant while git makes the worktree, and for good
/// where that git died. As long as there is one, git refuses to list, add or remove any worktree of the repository.
/// </summary>
/// <param name="Path">Where the worktree is, if git had written that down.</param>
/// <param name="AdminDirectory">What git keeps about it, below the common git directory.</param>
internal sealed record IncompleteRegistration(string? Path, string AdminDirectory)
{
    /// <summary>The file that is empty.</summary>
    public string CommonDirectoryFile => CommonDirectoryFileIn(AdminDirectory);

    /// <summary>How old the empty file is; below zero where the clock was set back.</summary>
    public TimeSpan Age => DateTime.UtcNow - File.GetLastWriteTimeUtc(CommonDirectoryFile);

    /// <summary>All of a repository. None where it cannot be read: the caller has an error of git already.</summary>
    public static IReadOnlyList<IncompleteRegistration> FindAll(StateRoot root)
    {
        try
        {
            return
            [
                .. new DirectoryInfo(System.IO.Path.Join(root.CommonGitDirectory, "worktrees"))
                    .EnumerateDirectories()
                    .Where(admin => IsIncomplete(admin.FullName))
                    .Select(admin => Of(admin.FullName)),
            ];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Whether an admin directory is one.</summary>
    public static bool IsIncomplete(string adminDirectory) =>
        new FileInfo(CommonDirectoryFileIn(adminDirectory)) is { Exists: true, Length: 0 };

    /// <summary>
    /// Writes what git was about to write, which is the same for all worktrees. A git that is still at it writes the same
    /// bytes over it.
    /// </summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Complete() => UnfinishedFile.Complete(CommonDirectoryFile, "../..\n"u8);

    private static IncompleteRegistration Of(string admin)
    {
        var dotGit = GitDirectoryFinder.ReadLink(System.IO.Path.Join(admin, "gitdir"), "");
        return new IncompleteRegistration(System.IO.Path.GetDirectoryName(dotGit), admin);
    }

    private static string CommonDirectoryFileIn(string admin) => System.IO.Path.Join(admin, "commondir");
}
