using Wo.Engine.Store;

namespace Wo.Engine.Git;

/// <summary>
/// Mends what ties a worktree to its repository, as <c>git worktree repair</c> does and also where git has forgotten the
/// worktree: no file that a user wrote is touched. Safe to repeat after a death in the middle.
/// </summary>
/// <param name="git">Runs git.</param>
internal sealed class WorktreeLinks(GitCommand git)
{
    private const string Prefix = "gitdir: ";

    /// <summary>Makes directory and entry name each other.</summary>
    /// <param name="place">Where the worktree is.</param>
    /// <param name="branch">What was checked out, for an entry that git has forgotten.</param>
    /// <param name="mark">Why it is locked, for the same; <see langword="null"/> for not at all.</param>
    public Result<Unit> Mend(Whereabouts place, string branch, string? mark)
    {
        if (place is not { Path: { } path, AdminDirectory: { } admin })
        {
            return new WoError(Problem.WorktreeUnusable, $"{place.Expected} was not found");
        }

        return StorageBoundary.Run(() =>
        {
            var dotGit = Path.Join(path, ".git");
            var isRelative = IsRelative(dotGit);
            MakeWhole(admin, branch, mark);
            Write(Path.Join(admin, "gitdir"), "", dotGit, isRelative);
            Write(dotGit, Prefix, admin, isRelative);
            WorktreeTrace.Leave(admin, path);
            return PathProbe.IsFile(Path.Join(admin, "index"))
                ? Result.Ok
                : git.Write(path, ["read-tree", "--reset", "HEAD"]); // the index alone: no file is checked out
        });
    }

    /// <summary>What an entry lacks that git has pruned, or that mending had begun to make. The lock comes first.</summary>
    private static void MakeWhole(string admin, string branch, string? mark)
    {
        if (!PathProbe.IsDirectory(admin))
        {
            GitAdminFile.MakeDirectory(admin);
            if (mark is not null)
            {
                GitAdminFile.Replace(WorktreeEntry.LockFileIn(admin), mark + "\n");
            }
        }

        WriteMissing(Path.Join(admin, "commondir"), "../..\n");
        WriteMissing(Path.Join(admin, "HEAD"), $"ref: {BranchName.ToRef(branch)}\n");
    }

    private static void WriteMissing(string file, string text)
    {
        if (!PathProbe.IsFile(file))
        {
            GitAdminFile.Replace(file, text);
        }
    }

    private static void Write(string file, string prefix, string target, bool isRelative)
    {
        if (GitDirectoryFinder.ReadLink(file, prefix.TrimEnd()) != target)
        {
            var written = isRelative ? Path.GetRelativePath(Path.GetDirectoryName(file)!, target) : target;
            GitAdminFile.Replace(file, $"{prefix}{written}\n");
        }
    }

    /// <summary>Whether git was asked to link worktrees by relative paths, which stay right where both move together.</summary>
    private static bool IsRelative(string dotGit) =>
        PathProbe.IsFile(dotGit)
        && File.ReadAllText(dotGit) is var text
        && text.StartsWith(Prefix, StringComparison.Ordinal)
        && !Path.IsPathRooted(text[Prefix.Length..]);
}
