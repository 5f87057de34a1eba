namespace Wo.Engine.Git;

/// <summary>What the <c>.git</c> file of a directory says: which entry of which repository it is the worktree of.</summary>
/// <param name="Target">The entry's directory, absolute, which need not exist; <see langword="null"/> for no such file.</param>
internal readonly record struct WorktreeLink(string? Target)
{
    /// <summary>Reads it. A directory that cannot be read says nothing.</summary>
    public static WorktreeLink Of(string directory)
    {
        try
        {
            return new WorktreeLink(GitDirectoryFinder.ReadLink(Path.Join(directory, ".git")));
        }
        catch (UnauthorizedAccessException)
        {
            return new WorktreeLink(null);
        }
    }

    /// <summary>Whether it leads to an entry as it is.</summary>
    public bool LeadsTo(string adminDirectory) =>
        Target is not null && RealPath.Of(Target) == RealPath.Of(adminDirectory);

    /// <summary>
    /// Whether a directory is the worktree of an entry. Where repository or directory were moved or copied, the link is
    /// dead or leads to the original; then the name has to agree, and something else that was not moved alone.
    /// </summary>
    /// <param name="entry">The entry.</param>
    /// <param name="directory">The directory with this link.</param>
    /// <param name="root">The repository of the entry.</param>
    /// <param name="isNamed">Whether the entry or the work order name the directory.</param>
    public bool Fits(WorktreeEntry entry, string directory, StateRoot root, bool isNamed)
    {
        if (Target is not { } target)
        {
            return false;
        }

        if (LeadsTo(entry.AdminDirectory))
        {
            return true;
        }

        if (Path.GetFileName(target) != entry.Name || CommonDirectoryOf(target) is not { } former)
        {
            return false;
        }

        // An entry that is alive and has this directory belongs to another repository, which was not moved.
        if (PathProbe.IsDirectory(target) && WorktreeEntry.Read(target).Path == directory)
        {
            return false;
        }

        return isNamed
            ? !PathProbe.IsDirectory(target) || entry.Path != directory
            : MovedTogether(entry, directory, former, root.CommonGitDirectory);
    }

    /// <summary>The entry that it names in a repository, if it is one of that repository.</summary>
    public string? AdminIn(StateRoot root) =>
        Target is { } target
        && CommonDirectoryOf(target) is { } common
        && RealPath.Of(common) == root.CommonGitDirectory
            ? Path.Join(WorktreeEntry.DirectoryOf(root.CommonGitDirectory), Path.GetFileName(target))
            : null;

    private static bool MovedTogether(WorktreeEntry entry, string directory, string former, string now) =>
        entry.Path is { } path && Path.GetRelativePath(former, path) == Path.GetRelativePath(now, directory);

    private static string? CommonDirectoryOf(string target) =>
        Path.GetDirectoryName(target) is { } entries && WorktreeEntry.DirectoryOf("") == Path.GetFileName(entries)
            ? Path.GetDirectoryName(entries)
            : null;
}
