using System.Runtime.InteropServices;
using Wo.Engine.Store;

namespace Wo.Engine.Git;

/// <summary>The worktrees of a repository, as git itself lists, adds and removes them.</summary>
internal sealed class GitWorktrees(GitCommand git)
{
    private static readonly GitVersion ListsFields = new(2, 36);

    private readonly GitWorktreeCommand command = new(git);

    /// <summary>
    /// All registered worktrees with their branches, the main one first, for those who are about to add or remove one: git
    /// refuses what has changed since. Which commits are checked out need not be told.
    /// </summary>
    public Result<IReadOnlyList<RegisteredWorktree>> Look(StateRoot root) =>
        from entries in WorktreeEntry.FindAll(root)
        from found in Look(root, entries)
        select found;

    /// <summary>The same where git's entries were read a moment ago.</summary>
    public Result<IReadOnlyList<RegisteredWorktree>> Look(StateRoot root, IReadOnlyList<WorktreeEntry> entries) =>
        FromFiles(root, entries, WorktreeFiles.Read);

    /// <summary>The same with the commits that are checked out, for those who only tell what they see.</summary>
    public Result<IReadOnlyList<RegisteredWorktree>> LookAtCommits(StateRoot root) =>
        from entries in WorktreeEntry.FindAll(root)
        from found in FromFiles(root, entries, WorktreeFiles.ReadWithCommits)
        select found;

    private Result<IReadOnlyList<RegisteredWorktree>> FromFiles(
        StateRoot root,
        IReadOnlyList<WorktreeEntry> entries,
        Func<StateRoot, IReadOnlyList<WorktreeEntry>, List<RegisteredWorktree>?> read
    )
    {
        var found = StorageBoundary.Run<List<RegisteredWorktree>?>(() => read(root, entries), WorktreeEntry.Unreadable);
        return found is { IsOk: true, Value: { } known } ? known : List(root, entries);
    }

    /// <summary>All registered worktrees as git lists them, the main one first.</summary>
    public Result<IReadOnlyList<RegisteredWorktree>> List(StateRoot root) =>
        WorktreeEntry.FindAll(root).TryGet(out var entries, out var error) ? List(root, entries) : error;

    private Result<IReadOnlyList<RegisteredWorktree>> List(StateRoot root, IReadOnlyList<WorktreeEntry> entries)
    {
        WoError? error;
        if (!WorktreeListing.IsAnyPathInSeveralLines(root, entries))
        {
            if (!command.Read(root, "list", "--porcelain").TryGet(out var lines, out error))
            {
                return error;
            }

            if (WorktreeListing.OfLines(lines, entries) is { } listed)
            {
                return listed;
            }
        }

        // The one form that leaves no doubt where a path ends.
        if (command.Read(root, "list", "--porcelain", "-z").TryGet(out var output, out error))
        {
            return WorktreeListing.OfFields(output);
        }

        return IsUnknownOption(error) && git.Version(root.Path) is { } found && found < ListsFields
            ? GitVersion.TooOld(found, ListsFields, "to list worktrees where the path of one has a line break")
            : error;
    }

    /// <summary>Creates a worktree with a branch that exists, locked with the mark of its operation from the first moment.</summary>
    /// <param name="order">The worktree.</param>
    /// <param name="inherited">A lock that must not look free while the child lives.</param>
    /// <param name="cancellation">Ends a checkout half-way.</param>
    public Result<Unit> Add(WorktreeOrder order, SafeHandle? inherited, CancellationToken cancellation)
    {
        var added = Add(order, ["--lock", "--reason", order.Mark], inherited, cancellation);
        if (
            added.Error is null
            || !IsUnknownOption(added.Error)
            || git.Version(order.Root.Path) is not { } found
            || found >= LateMark.NotNeededFrom
        )
        {
            return added;
        }

        // Also where it failed: a checkout that died, or a hook that refused, leaves a worktree behind.
        var locked = Add(order, ["--lock"], inherited, cancellation);
        var marked = locked.Error is { } error && IsOccupied(error) ? Result.Ok : LateMark.Put(order);
        return locked.IsOk ? marked : locked;
    }

    private Result<Unit> Add(
        WorktreeOrder order,
        string[] options,
        SafeHandle? inherited,
        CancellationToken cancellation
    ) =>
        // Quiet: a long checkout would print a line for each hundredth of it, and what it prints is shown only where it fails.
        command.Write(
            order.Root,
            ["add", "--quiet", .. options, "--", order.Path, order.Branch],
            inherited,
            cancellation
        );

    /// <summary>Whether git found a directory in the way, or the branch checked out elsewhere, and made nothing.</summary>
    public static bool IsOccupied(WoError error) =>
        error.Cause.Contains("already exists", StringComparison.Ordinal)
        || error.Cause.Contains("already checked out", StringComparison.Ordinal)
        || error.Cause.Contains("already used by worktree", StringComparison.Ordinal);

    private static bool IsUnknownOption(WoError error) =>
        error.Cause.Contains("unknown option", StringComparison.Ordinal)
        || error.Cause.Contains("unknown switch", StringComparison.Ordinal);

    /// <summary>Moves a worktree, locked or not, to a place where nothing is.</summary>
    public Result<Unit> Move(StateRoot root, string path, string to) =>
        command.Write(root, ["move", "--force", "--force", "--", path, to]);

    /// <summary>Removes a worktree in which git sees no changes and no untracked files, and that is not locked.</summary>
    public Result<Unit> Remove(StateRoot root, string path) => command.Write(root, ["remove", "--", path]);

    /// <summary>
    /// Removes the registration of a worktree whose directory is gone, unless it is locked. Not <c>prune</c>, which would
    /// also drop those of other users whose disk is not mounted just now.
    /// </summary>
    public Result<Unit> RemoveMissing(
        StateRoot root,
        string path,
        SafeHandle? inherited,
        CancellationToken cancellation
    ) => command.Write(root, ["remove", "--force", "--", path], inherited, cancellation);

    /// <summary>Removes a worktree with all its files, locked or not.</summary>
    public Result<Unit> RemoveLocked(StateRoot root, string path) =>
        command.Write(root, ["remove", "--force", "--force", "--", path]);
}
