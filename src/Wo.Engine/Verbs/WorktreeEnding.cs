namespace Wo.Engine.Verbs;

/// <summary>What became of the worktree of a work order that has ended.</summary>
/// <param name="Line">In one line; <see langword="null"/> where there was none.</param>
internal sealed record WorktreeEnding(string? Line)
{
    /// <summary>There was no worktree.</summary>
    public static WorktreeEnding None { get; } = new((string?)null);

    /// <summary>What could not be done, and what helps.</summary>
    public string? Warning { get; init; }
}
