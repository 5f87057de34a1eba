namespace Wo.Engine.Git;

/// <summary>What has to be done to get a worktree.</summary>
/// <param name="Mode">How.</param>
/// <param name="Stale">Registered worktrees whose directories are gone and that stand in the way.</param>
internal sealed record WorktreePlan(WorktreeMode Mode, IReadOnlyList<string> Stale);
