using Wo.Engine.Store;

namespace Wo.Engine.Git;

/// <summary>
/// A worktree whose <c>commondir</c> is empty: for an instant while git makes it, and for good where that git died. As
/// long as there is one, git refuses to list, add or remove any.
/// </summary>
/// <param name="Path">Where the worktree is, if git had written that down.</param>
/// <param name="AdminDirectory">What git keeps about it, below the common git directory.</param>
internal sealed record HalfMadeWorktree(string? Path, string AdminDirectory)
{
    /// <summary>The file that is empty.</summary>
    public string CommonDirectoryFile => CommonDirectoryFileIn(AdminDirectory);

    /// <summary>All of a repository. None where it cannot be read: whoever asks has an error of git already.</summary>
    public static IReadOnlyList<HalfMadeWorktree> FindAll(string commonGitDirectory)
    {
        try
        {
            return
            [
                .. new DirectoryInfo(System.IO.Path.Join(commonGitDirectory, "worktrees"))
                    .EnumerateDirectories()
                    .Where(admin => new FileInfo(CommonDirectoryFileIn(admin.FullName)) is { Exists: true, Length: 0 })
                    .Select(admin => Of(admin.FullName)),
            ];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>How old the empty file is; below zero where the clock was set back.</summary>
    public TimeSpan Age => DateTime.UtcNow - File.GetLastWriteTimeUtc(CommonDirectoryFile);

    /// <summary>
    /// Writes what git was about to write, which is the same for all worktrees. A git that is still at it writes the same
    /// bytes over it.
    /// </summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Complete() => UnfinishedFile.Complete(CommonDirectoryFile, "../..\n"u8);

    private static HalfMadeWorktree Of(string admin)
    {
        var dotGit = GitDirectoryFinder.ReadLink(System.IO.Path.Join(admin, "gitdir"), "");
        return new HalfMadeWorktree(System.IO.Path.GetDirectoryName(dotGit), admin);
    }

    private static string CommonDirectoryFileIn(string admin) => System.IO.Path.Join(admin, "commondir");
}
