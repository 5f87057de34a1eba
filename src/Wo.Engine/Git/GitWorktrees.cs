using System.Runtime.InteropServices;

namespace Wo.Engine.Git;

/// <summary>The worktrees of a repository, as git itself lists, adds and removes them.</summary>
internal sealed class GitWorktrees(GitCommand git)
{
    private readonly GitWorktreeCommand command = new(git);

    /// <summary>All registered worktrees, the main one first.</summary>
    public Result<IReadOnlyList<RegisteredWorktree>> List(StateRoot root)
    {
        if (!command.Read(root, "list", "--porcelain", "-z").TryGet(out var output, out var error))
        {
            return error;
        }

        var worktrees = new List<RegisteredWorktree>();
        foreach (var line in output.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var space = line.IndexOf(' ');
            var (label, value) = space < 0 ? (line, "") : (line[..space], line[(space + 1)..]);
            if (label == "worktree")
            {
                worktrees.Add(new RegisteredWorktree(RealPath.FromGit(value)) { IsMain = worktrees.Count == 0 });
            }
            else
            {
                worktrees[^1] = Add(worktrees[^1], label, value);
            }
        }

        return worktrees;
    }

    /// <summary>Creates a worktree with a branch that exists, locked with the mark of its operation from the first moment.</summary>
    /// <param name="order">The worktree.</param>
    /// <param name="inherited">A lock that must not look free while the child lives.</param>
    /// <param name="cancellation">Ends a checkout half-way.</param>
    public Result<Unit> Add(WorktreeOrder order, SafeHandle? inherited, CancellationToken cancellation) =>
        command.Write(
            order.Root,
            ["add", "--lock", "--reason", order.Mark, "--", order.Path, order.Branch],
            inherited,
            cancellation
        );

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

    private static RegisteredWorktree Add(RegisteredWorktree worktree, string label, string value) =>
        label switch
        {
            "HEAD" => worktree with { Head = value.AsSpan().ContainsAnyExcept('0') ? value : null },
            "branch" => worktree with { Branch = RegisteredWorktree.ShortName(value) },
            "bare" => worktree with { IsBare = true },
            "locked" => worktree with { LockReason = value },
            _ => worktree, // "detached" is a missing branch; "prunable" is judged by the directory itself
        };
}
