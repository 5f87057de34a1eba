using Wo.Engine.Store;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Git;

/// <summary>
/// A worktree that bears the mark of an operation: that operation created it, and its owner was not given it yet. What has
/// no such mark is never undone.
/// </summary>
/// <param name="Token">The operation's token.</param>
/// <param name="Path">Where it is, if git had written that down.</param>
/// <param name="AdminDirectory">What git keeps about it, below the common git directory.</param>
internal sealed record MarkedWorktree(string Token, string? Path, string AdminDirectory)
{
    private const string Prefix = "wo take ";

    /// <summary>The file that holds the mark, and that keeps git from pruning the worktree.</summary>
    public string LockFile => LockFileIn(AdminDirectory);

    /// <summary>The mark of a token, as it stands in a branch's reflog and in the lock of a worktree.</summary>
    public static string MarkOf(string token) => Prefix + token;

    /// <summary>The token of a mark; <see langword="null"/> where the text is none.</summary>
    public static string? TokenIn(string? text) =>
        text is not null && text.StartsWith(Prefix, StringComparison.Ordinal) ? text[Prefix.Length..] : null;

    /// <summary>All of a repository, also those that git does not list because it died before they were whole.</summary>
    public static Result<IReadOnlyList<MarkedWorktree>> FindAll(StateRoot root) =>
        StorageBoundary.Run<IReadOnlyList<MarkedWorktree>>(
            () => FindAll(WorktreeEntry.DirectoryOf(root.CommonGitDirectory)),
            WorktreeEntry.Unreadable
        );

    private static List<MarkedWorktree> FindAll(string directory)
    {
        var found = new List<MarkedWorktree>();
        if (!PathProbe.IsDirectory(directory))
        {
            return found;
        }

        foreach (var admin in Directory.EnumerateDirectories(directory))
        {
            if (TokenIn(ReadLockReason(admin)) is { } token)
            {
                var dotGit = GitDirectoryFinder.ReadLink(System.IO.Path.Join(admin, "gitdir"), "");
                found.Add(new MarkedWorktree(token, System.IO.Path.GetDirectoryName(dotGit), admin));
            }
        }

        return found;
    }

    private static string LockFileIn(string adminDirectory) => System.IO.Path.Join(adminDirectory, "locked");

    /// <summary>The reason a worktree is locked for. Worktrees of other operations come and go while this looks.</summary>
    private static string? ReadLockReason(string adminDirectory)
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
