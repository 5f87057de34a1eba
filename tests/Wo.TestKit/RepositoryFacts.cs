namespace Wo.TestKit;

/// <summary>What the checker has to know of git.</summary>
/// <param name="Worktrees">The registered worktrees, with the reason of the lock where there is one.</param>
/// <param name="Branches">The local branches.</param>
public sealed record RepositoryFacts(IReadOnlyDictionary<string, string?> Worktrees, IReadOnlyList<string> Branches)
{
    /// <summary>Asks git.</summary>
    /// <param name="root">The main worktree.</param>
    public static RepositoryFacts Of(string root) =>
        new(
            WorktreeListing.Of(root).Paths,
            GitSandbox.GitIn(root, "for-each-ref", "--format=%(refname:lstrip=2)", "refs/heads").Split('\n')
        );

    /// <summary>What holds where there is one worktree and one branch, and no git to ask.</summary>
    /// <param name="root">The main worktree.</param>
    public static RepositoryFacts Alone(string root) =>
        new(new Dictionary<string, string?> { [root] = null }, ["main"]);
}
