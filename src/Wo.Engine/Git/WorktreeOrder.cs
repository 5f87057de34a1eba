namespace Wo.Engine.Git;

/// <summary>The worktree that one operation wants, or wanted before it died. It need not exist.</summary>
/// <param name="Root">The state root, where git runs.</param>
/// <param name="Path">The real, absolute path of the worktree.</param>
/// <param name="Branch">A valid branch name, without <c>refs/heads/</c>.</param>
/// <param name="Token">The token of the operation: marks what it creates, so that nothing else is ever undone.</param>
internal sealed record WorktreeOrder(StateRoot Root, string Path, string Branch, string Token)
{
    /// <summary>The work order, as the lock of the worktree names it once it is handed over.</summary>
    public required string Id { get; init; }

    /// <summary>Whether the operation may have made the worktree and died before the mark was on it (<see cref="LateMark"/>).</summary>
    public bool MayLackMark { get; init; }

    /// <summary>The mark on the branch's reflog and on the lock of the worktree, until it is handed over.</summary>
    public string Mark => MarkedWorktree.MarkOf(Token);
}
