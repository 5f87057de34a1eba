namespace Wo.Engine.Index;

/// <summary>One registered worktree.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Head">The commit checked out there; <see langword="null"/> for an unborn branch.</param>
/// <param name="Branch">The short name of its branch; <see langword="null"/> where HEAD is detached.</param>
internal sealed record WorktreeFact(string Path, string? Head, string? Branch);
