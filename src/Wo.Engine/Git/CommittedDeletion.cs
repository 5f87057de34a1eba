namespace Wo.Engine.Git;

/// <summary>That a commit took a file from a branch.</summary>
/// <param name="Path">The file, from the directory that was asked about.</param>
/// <param name="Commit">The commit, in short.</param>
/// <param name="Seconds">When it was made, in seconds since 1970; the largest number where git does not say a time that makes sense.</param>
internal readonly record struct CommittedDeletion(string Path, string Commit, long Seconds);
