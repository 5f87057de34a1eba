using System.Collections.Immutable;
using Wo.Engine.Git;

namespace Wo.Engine.Index;

/// <summary>The worktrees of the repository at one moment.</summary>
/// <param name="RootHead">The commit checked out at the state root; <see langword="null"/> where there is none.</param>
/// <param name="Worktrees">Every registered worktree whose directory exists.</param>
internal sealed record WorktreeFacts(string? RootHead, ImmutableArray<RegisteredWorktree> Worktrees)
{
    private readonly Lazy<Dictionary<string, RegisteredWorktree>> byPath = new(() =>
        By(Worktrees, worktree => worktree.Path)
    );
    private readonly Lazy<Dictionary<string, RegisteredWorktree>> byBranch = new(() =>
        By(Worktrees, worktree => worktree.Branch)
    );

    /// <summary>What is known of a repository without worktrees or commits.</summary>
    public static WorktreeFacts None { get; } = new(null, []);

    /// <summary>Why git did not say all of it, or <see langword="null"/>.</summary>
    public WoError? Gap { get; init; }

    /// <summary>Whether git listed the worktrees: one that is not among them is not registered.</summary>
    public bool AreListed { get; init; } = true;

    /// <summary>What is known where git did not even list the worktrees.</summary>
    public static WorktreeFacts Unlisted(WoError gap) => None with { Gap = gap, AreListed = false };

    /// <summary>The worktree at a path, or <see langword="null"/>.</summary>
    public RegisteredWorktree? At(string path) => byPath.Value.GetValueOrDefault(path);

    /// <summary>The worktree that has a branch checked out, or <see langword="null"/>.</summary>
    public RegisteredWorktree? On(string branch) => byBranch.Value.GetValueOrDefault(branch);

    private static Dictionary<string, RegisteredWorktree> By(
        ImmutableArray<RegisteredWorktree> worktrees,
        Func<RegisteredWorktree, string?> key
    )
    {
        var found = new Dictionary<string, RegisteredWorktree>(worktrees.Length, StringComparer.Ordinal);
        foreach (var worktree in worktrees)
        {
            // Of several the first counts, as git lists them.
            if (key(worktree) is { } known)
            {
                found.TryAdd(known, worktree);
            }
        }

        return found;
    }
}
