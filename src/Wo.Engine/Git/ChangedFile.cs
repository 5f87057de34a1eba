namespace Wo.Engine.Git;

/// <summary>One file that differs between two commits. A renamed file is two: the old name and the new one.</summary>
/// <param name="Path">Relative to the top of the worktree, with <c>/</c>.</param>
/// <param name="AddedLines">How many lines came; <see langword="null"/> for a binary file.</param>
/// <param name="DeletedLines">How many lines went; <see langword="null"/> for a binary file.</param>
internal sealed record ChangedFile(string Path, int? AddedLines, int? DeletedLines);
