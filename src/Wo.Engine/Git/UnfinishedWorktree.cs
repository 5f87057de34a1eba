using Wo.Engine.Store.Control;

namespace Wo.Engine.Git;

/// <summary>A worktree that an operation began and did not hand over.</summary>
/// <param name="Token">The operation's token.</param>
/// <param name="Path">Where it is, if git had written that down.</param>
/// <param name="AdminDirectory">What git keeps about it, below the common git directory.</param>
internal sealed record UnfinishedWorktree(string Token, string? Path, string AdminDirectory)
{
    /// <summary>The file that holds the mark, and that keeps git from pruning the worktree.</summary>
    public string LockFile => LockFileIn(AdminDirectory);

    /// <summary>All of a repository, also those that git does not list because it died before they were whole.</summary>
    /// <exception cref="IOException">The repository cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The repository may not be read.</exception>
    public static List<UnfinishedWorktree> FindAll(string commonGitDirectory)
    {
        var found = new List<UnfinishedWorktree>();
        var directory = System.IO.Path.Join(commonGitDirectory, "worktrees");
        if (!PathProbe.IsDirectory(directory))
        {
            return found;
        }

        foreach (var admin in Directory.EnumerateDirectories(directory))
        {
            if (TakeMark.TokenIn(ReadMark(admin)) is { } token)
            {
                var dotGit = GitDirectoryFinder.ReadLink(System.IO.Path.Join(admin, "gitdir"), "");
                found.Add(new UnfinishedWorktree(token, System.IO.Path.GetDirectoryName(dotGit), admin));
            }
        }

        return found;
    }

    private static string LockFileIn(string adminDirectory) => System.IO.Path.Join(adminDirectory, "locked");

    /// <summary>The reason a worktree is locked for; others come and go while this looks.</summary>
    private static string? ReadMark(string adminDirectory)
    {
        try
        {
            return File.ReadAllText(LockFileIn(adminDirectory)).TrimEnd('\n');
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
