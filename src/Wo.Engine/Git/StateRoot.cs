namespace Wo.Engine.Git;

/// <summary>The directory that holds <c>_ctx</c>, and the repository it belongs to. All paths are real and absolute.</summary>
/// <param name="Path">The state root.</param>
/// <param name="CommonGitDirectory">Where the control records live, under <c>wo/</c>.</param>
/// <param name="MainWorktree">The repository's main worktree; a bare repository has none.</param>
internal sealed record StateRoot(string Path, string CommonGitDirectory, string? MainWorktree)
{
    /// <summary>Why it is not the one that was named, where that is so; one line.</summary>
    public string? Note { get; init; }

    /// <summary>It from the top of the repository, with <c>/</c>; <c>.</c> where it is the top.</summary>
    public string BelowTop => GitDirectoryFinder.BelowTop(Path);
}
