namespace Wo.Engine.Git;

/// <summary>How a work order came to its worktree.</summary>
internal enum WorktreeMode
{
    /// <summary>The worktree was there, registered and on the branch.</summary>
    Adopt,

    /// <summary>The branch existed and was not checked out; the worktree is new.</summary>
    Attach,

    /// <summary>Branch and worktree are new.</summary>
    Create,
}
