namespace Wo.Engine.Git;

/// <summary>Where a directory stands in git's eyes. All paths are real and absolute.</summary>
/// <param name="GitDirectory">The git directory of the worktree: its HEAD, its index.</param>
/// <param name="CommonGitDirectory">The git directory that all worktrees of the repository share.</param>
/// <param name="MainWorktree">The worktree that is not a linked one; a bare repository has none.</param>
/// <param name="CurrentWorktree">The worktree that the directory lies in, if any.</param>
/// <param name="ConfiguredRoot">The value of <c>git config wo.root</c>, absolute.</param>
internal sealed record RepositoryLocation(
    string GitDirectory,
    string CommonGitDirectory,
    string? MainWorktree,
    string? CurrentWorktree,
    string? ConfiguredRoot
)
{
    /// <summary>Whether it is one of the worktrees beside the main one.</summary>
    public bool IsLinked => GitDirectory != CommonGitDirectory;

    /// <summary>What is odd about the repository and keeps it from having a main worktree.</summary>
    public WoError? Oddity { get; init; }

    /// <summary>Whether the main worktree has only a part of the files.</summary>
    public bool IsSparse { get; init; }
}
