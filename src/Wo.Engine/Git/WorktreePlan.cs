namespace Wo.Engine.Git;

/// <summary>How a wanted worktree can be had, at the moment of the look: nothing is done yet, and git has the last word.</summary>
/// <param name="Mode">How.</param>
/// <param name="Stale">Registered worktrees whose directories are gone and that stand in the way.</param>
internal sealed record WorktreePlan(WorktreeMode Mode, IReadOnlyList<string> Stale);
