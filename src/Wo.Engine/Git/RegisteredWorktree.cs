namespace Wo.Engine.Git;

/// <summary>One worktree that git lists, linked or main: its directory may be gone, but no other can have its branch.</summary>
/// <param name="Path">Where it is or was.</param>
internal sealed record RegisteredWorktree(string Path)
{
    private const string BranchPrefix = "refs/heads/";

    /// <summary>The commit that is checked out; <see langword="null"/> on an unborn branch and in a bare repository.</summary>
    public string? Head { get; init; }

    /// <summary>The branch that is checked out, without <c>refs/heads/</c>.</summary>
    public string? Branch { get; init; }

    /// <summary>Whether it is the repository's own place rather than a linked worktree.</summary>
    public bool IsMain { get; init; }

    /// <summary>Whether it is a bare repository, which has no files.</summary>
    public bool IsBare { get; init; }

    /// <summary>Why it is locked, possibly without words; <see langword="null"/> when it is not locked.</summary>
    public string? LockReason { get; init; }

    /// <summary>Whether it is on disk. A directory without the file that leads to the repository is not it.</summary>
    /// <exception cref="StorageException">The system cannot tell.</exception>
    public bool IsPresent => IsPresentAt(Path);

    /// <summary>Whether a worktree is on disk at a path, registered or not.</summary>
    /// <inheritdoc cref="IsPresent" path="/exception"/>
    public static bool IsPresentAt(string path) => PathProbe.Of(System.IO.Path.Join(path, ".git")) is not null;

    /// <summary>A full ref name without <c>refs/heads/</c>.</summary>
    public static string ShortName(string reference) =>
        reference.StartsWith(BranchPrefix, StringComparison.Ordinal) ? reference[BranchPrefix.Length..] : reference;
}
