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
);
