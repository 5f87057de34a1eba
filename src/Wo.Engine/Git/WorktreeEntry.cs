using Wo.Engine.Store;

namespace Wo.Engine.Git;

/// <summary>
/// What git keeps about one linked worktree, read from its files: they are there also where git refuses to list, and say
/// which entry a directory belongs to.
/// </summary>
/// <param name="AdminDirectory">The entry, a directory below the common git directory.</param>
internal sealed record WorktreeEntry(string AdminDirectory)
{
    private const string DirectoryName = "worktrees";
    private const string ReferencePrefix = "ref: ";

    /// <summary>Its name among the entries, which git made from the first directory's name.</summary>
    public string Name => System.IO.Path.GetFileName(AdminDirectory);

    /// <summary>Where git believes the worktree to be; <see langword="null"/> where it had not written that down.</summary>
    public string? Path { get; private init; }

    /// <summary>The branch that is checked out; <see langword="null"/> for none.</summary>
    public string? Branch { get; private init; }

    /// <summary>Why it is locked, possibly without words; <see langword="null"/> when it is not locked.</summary>
    public string? LockReason { get; private init; }

    /// <summary>The file that says so.</summary>
    public string LockFile => LockFileIn(AdminDirectory);

    /// <summary>The file that says where the worktree is.</summary>
    public string PlaceFile => System.IO.Path.Join(AdminDirectory, "gitdir");

    /// <summary>The lock of an entry.</summary>
    public static string LockFileIn(string adminDirectory) => System.IO.Path.Join(adminDirectory, "locked");

    /// <summary>Where a repository keeps its entries.</summary>
    public static string DirectoryOf(string commonGitDirectory) =>
        System.IO.Path.Join(commonGitDirectory, DirectoryName);

    /// <summary>All of a repository. Worktrees of other operations come and go while this looks.</summary>
    public static Result<IReadOnlyList<WorktreeEntry>> FindAll(StateRoot root) =>
        StorageBoundary.Run<IReadOnlyList<WorktreeEntry>>(
            () =>
            {
                var places = new RealPlaces();
                return AdminDirectories(root).ConvertAll(admin => ReadAll(ReadLock(admin), places));
            },
            Unreadable
        );

    /// <summary>
    /// Those whose locks say what is asked for. Of the others nothing else is read: there may be many, and every command
    /// that changes something asks.
    /// </summary>
    /// <param name="root">The repository.</param>
    /// <param name="isWanted">Decides by the lock.</param>
    public static Result<IReadOnlyList<WorktreeEntry>> FindByLock(StateRoot root, Predicate<WorktreeEntry> isWanted) =>
        StorageBoundary.Run<IReadOnlyList<WorktreeEntry>>(
            () =>
            {
                var places = new RealPlaces();
                return AdminDirectories(root)
                    .ConvertAll(ReadLock)
                    .FindAll(isWanted)
                    .ConvertAll(entry => ReadAll(entry, places));
            },
            Unreadable
        );

    /// <summary>The answer where git's entries cannot be looked at.</summary>
    public static WoError Unreadable(Exception failed) =>
        new(Problem.GitFailed, $"The worktrees cannot be read: {failed.Message}");

    /// <summary>One entry as it is now.</summary>
    /// <exception cref="IOException">A file of it cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file of it may not be read.</exception>
    public static WorktreeEntry Read(string adminDirectory) => ReadAll(ReadLock(adminDirectory), new RealPlaces());

    private static List<string> AdminDirectories(StateRoot root)
    {
        var directory = DirectoryOf(root.CommonGitDirectory);
        return PathProbe.IsDirectory(directory)
            ? [.. Directory.EnumerateDirectories(directory).Order(StringComparer.Ordinal)]
            : [];
    }

    private static WorktreeEntry ReadLock(string adminDirectory) =>
        new(adminDirectory) { LockReason = GitAdminFile.Read(LockFileIn(adminDirectory)) };

    private static WorktreeEntry ReadAll(WorktreeEntry entry, RealPlaces places)
    {
        var head = GitAdminFile.Read(System.IO.Path.Join(entry.AdminDirectory, "HEAD"));
        var dotGit = GitDirectoryFinder.ReadLink(entry.PlaceFile, "");
        return entry with
        {
            Path = System.IO.Path.GetDirectoryName(dotGit) is { } place ? places.Of(place) : null,
            Branch =
                head is not null && head.StartsWith(ReferencePrefix, StringComparison.Ordinal)
                    ? RegisteredWorktree.ShortName(head[ReferencePrefix.Length..])
                    : null,
        };
    }
}
