using Wo.Engine.Store;
using Wo.Engine.Wording;

namespace Wo.Engine.Git;

/// <summary>Walks up to the git directory as git does, from files alone.</summary>
internal static class GitDirectoryFinder
{
    private const string LinkPrefix = "gitdir:";

    /// <summary>What was found: the git directory, and the worktree whose <c>.git</c> led to it.</summary>
    internal readonly record struct Found(string GitDirectory, string CommonGitDirectory, string? Worktree);

    /// <summary>Finds the git directory of a directory.</summary>
    /// <exception cref="IOException">The system cannot tell whether something is there, or what it says.</exception>
    public static Result<Found> Find(string startDirectory)
    {
        if (RealPath.Find(startDirectory) is not { } start || !PathProbe.IsDirectory(start))
        {
            var reason = startDirectory.Contains('\uFFFD') ? ", or its path is not valid UTF-8" : "";
            return new WoError(Problem.NoRepository, $"There is no directory {startDirectory}{reason}");
        }

        for (var directory = start; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            var dotGit = Path.Join(directory, ".git");
            if (PathProbe.IsFile(dotGit))
            {
                return Follow(dotGit, directory);
            }

            if (Describe(dotGit, directory) is { } inWorktree)
            {
                return inWorktree;
            }

            if (Describe(directory, null) is { } inside)
            {
                return inside;
            }
        }

        return new WoError(Problem.NoRepository, $"{startDirectory} is not in a git repository")
        {
            NextSteps = ["git init"],
        };
    }

    /// <summary>The top of the worktree that a directory lies in; the directory itself where it lies in none.</summary>
    public static string TopOf(string directory) =>
        Find(directory).TryGet(out var found, out _) ? found.Worktree ?? directory : directory;

    /// <summary>A directory from the top of its worktree, with <c>/</c>; <c>.</c> for the top itself.</summary>
    public static string BelowTop(string directory) =>
        Path.GetRelativePath(TopOf(directory), directory).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>The directory that a linked worktree's <c>.git</c> file, or an admin file like it, names.</summary>
    /// <returns><see langword="null"/> where the file is missing, empty or malformed.</returns>
    /// <exception cref="IOException">It is there and cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static string? ReadLink(string file, string prefix = LinkPrefix)
    {
        if (GitAdminFile.ReadIfFile(file) is not { } text || !text.StartsWith(prefix, StringComparison.Ordinal))
        {
            return null;
        }

        // The path may contain newlines of its own; only the last ones are the file's.
        var target = text[prefix.Length..].TrimStart(' ').TrimEnd('\n', '\r');
        return target.Length == 0 ? null : Path.GetFullPath(target, Path.GetDirectoryName(Path.GetFullPath(file))!);
    }

    private static Result<Found> Follow(string dotGit, string worktree)
    {
        if (ReadLink(dotGit) is not { } target)
        {
            return new WoError(Problem.NoRepository, $"{dotGit} is not a directory and names none");
        }

        if (Describe(target, worktree) is { } found)
        {
            return found;
        }

        return new WoError(Problem.NoRepository, $"{dotGit} points to {target}, which is not a git directory")
        {
            NextSteps = MovedRepository(target, worktree) is { } moved
                ? [$"wo reconcile --root {ShellWord.Quote(moved)}"]
                : [],
        };
    }

    /// <summary>
    /// The repository that was moved away from its worktree, where it lies nearby: its entry has the name that the link
    /// has, and no other worktree.
    /// </summary>
    private static string? MovedRepository(string target, string worktree) =>
        new NearbyDirectories()
            .Of([worktree])
            .FirstOrDefault(place =>
                PathProbe.IsFile(Path.Join(place, ".git", "worktrees", Path.GetFileName(target), "gitdir"))
                && ReadLink(Path.Join(place, ".git", "worktrees", Path.GetFileName(target), "gitdir"), "") is { } dotGit
                && (PathProbe.Of(dotGit) is null || Path.GetDirectoryName(dotGit) == worktree)
            );

    private static Found? Describe(string candidate, string? worktree)
    {
        if (!PathProbe.IsFile(Path.Join(candidate, "HEAD")) || RealPath.Find(candidate) is not { } real)
        {
            return null;
        }

        var common = ReadLink(Path.Join(real, "commondir"), "") is { } shared ? RealPath.Find(shared) : real;
        return
            common is not null
            && PathProbe.IsDirectory(Path.Join(common, "objects"))
            && PathProbe.IsDirectory(Path.Join(common, "refs"))
            ? new Found(real, common, worktree)
            : null;
    }
}
