using System.Collections.Immutable;

namespace Wo.Engine.Git;

/// <summary>What a work order knows of its worktree. Paths are hints, since directories move; branch and mark are not.</summary>
/// <param name="Id">The work order, as its mark names it.</param>
/// <param name="Branch">The branch of the work.</param>
/// <param name="Paths">Where it was said to be, the likeliest first; real and absolute.</param>
internal sealed record WorktreeClaim(string Id, string? Branch, ImmutableArray<string> Paths)
{
    /// <summary>The token by which a <c>take</c> that died marked it, or <see langword="null"/>.</summary>
    public string? Token { get; init; }

    /// <summary>Whether the work order was never worked on in this clone, so that no worktree of it can have moved away.</summary>
    public bool IsFirst { get; init; }

    /// <summary>How well an entry of git's fits, the best first; <see langword="null"/> where it is of something else.</summary>
    public int? Rank(WorktreeEntry entry) =>
        IsMarked(entry) ? 0
        : IsOfAnother(entry) ? null
        : entry.Path is { } path && Paths.IndexOf(path, StringComparer.Ordinal) is >= 0 and var at ? 1 + at
        : Branch is not null && entry.Branch == Branch ? 1 + Paths.Length
        : null;

    private bool IsMarked(WorktreeEntry entry) =>
        (WorktreeMark.IsOfRunning(entry.LockReason, out var holder) && holder == Id)
        || (Token is not null && MarkedWorktree.TokenIn(entry.LockReason) == Token);

    private bool IsOfAnother(WorktreeEntry entry) =>
        WorktreeMark.IsOfRunning(entry.LockReason, out var holder) && holder != Id;
}
