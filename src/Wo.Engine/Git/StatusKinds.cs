namespace Wo.Engine.Git;

/// <summary>In what ways a file is not as in the commit. A file can be staged and changed again since.</summary>
[Flags]
internal enum StatusKinds
{
    /// <summary>In none: not used.</summary>
    None = 0,

    /// <summary>The index differs from the commit.</summary>
    Staged = 1,

    /// <summary>The worktree differs from the index.</summary>
    Unstaged = 2,

    /// <summary>git does not know the file.</summary>
    Untracked = 4,

    /// <summary>git was told to ignore the file.</summary>
    Ignored = 8,

    /// <summary>A merge left it in conflict.</summary>
    Unmerged = 16,

    /// <summary>The worktree differs from the index, which tells git not to look (assume-unchanged, skip-worktree).</summary>
    Hidden = 32,
}
