namespace Wo.Engine.Git;

/// <summary>A file that a commit is going to add or change.</summary>
/// <param name="Path">From the top of the worktree.</param>
/// <param name="Blob">Its content in the index.</param>
/// <param name="IsRegular">Whether it is a file, and no link or submodule.</param>
internal sealed record StagedFile(string Path, string Blob, bool IsRegular);
