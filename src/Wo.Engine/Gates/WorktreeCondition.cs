using System.Collections.Immutable;

namespace Wo.Engine.Gates;

/// <summary>What a worktree looked like at one moment.</summary>
/// <param name="Head">The commit that is checked out, in full.</param>
/// <param name="Branch">The branch that is checked out; <see langword="null"/> when detached.</param>
/// <param name="Changes">The files that are in no commit: staged, unstaged, in conflict or untracked.</param>
internal sealed record WorktreeCondition(string Head, string? Branch, ImmutableArray<string> Changes)
{
    /// <summary>Whether some of them are in conflict, as a merge leaves them.</summary>
    public bool HasConflicts { get; init; }

    /// <summary>Those of them that the index hides from git.</summary>
    public ImmutableArray<string> Hidden { get; init; } = [];

    /// <summary>Whether there are none.</summary>
    public bool IsClean => Changes.IsEmpty;
}
