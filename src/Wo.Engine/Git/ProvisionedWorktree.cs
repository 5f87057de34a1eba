namespace Wo.Engine.Git;

/// <summary>A worktree that is ready, but not yet handed over.</summary>
/// <param name="Mode">How it came to be.</param>
/// <param name="Path">Its real, absolute path.</param>
/// <param name="Branch">The branch that is checked out in it.</param>
/// <param name="BaseOid">The commit of the base at that time, whatever the mode.</param>
internal sealed record ProvisionedWorktree(WorktreeMode Mode, string Path, string Branch, string BaseOid)
{
    /// <summary>Whether this operation created the branch.</summary>
    public bool CreatedBranch => Mode == WorktreeMode.Create;

    /// <summary>Whether this operation created the worktree.</summary>
    public bool CreatedWorktree => Mode != WorktreeMode.Adopt;
}
