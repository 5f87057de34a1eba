namespace Wo.Engine.Git;

/// <summary>Where the worktree of one work order is.</summary>
/// <param name="Expected">Where it should be: where it was last, or would be made.</param>
internal sealed record Whereabouts(string Expected)
{
    /// <summary>The directory; <see langword="null"/> where none was found.</summary>
    public string? Path { get; init; }

    /// <summary>What git keeps about it; <see langword="null"/> where git has forgotten it, or never knew it.</summary>
    public WorktreeEntry? Entry { get; init; }

    /// <summary>Where git's entry of it is, or was before it was pruned.</summary>
    public string? AdminDirectory { get; init; }

    /// <summary>Whether directory and entry name each other and git can work with them.</summary>
    public bool IsLinked { get; init; }

    /// <summary>Another directory that says to be the worktree and that git does not know; it may hold work.</summary>
    public string? Rival { get; init; }

    /// <summary>
    /// Whether it may exist although it was not found: with the directory around it gone, too, both were moved, or a disk
    /// is not mounted just now; or it certainly does.
    /// </summary>
    public bool MayExist { get; init; }

    /// <summary>Whether it certainly exists although it was not found: it was moved to where nothing looks for it.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>Why it may exist, as the end of a sentence.</summary>
    public string? Doubt =>
        IsElsewhere ? "its files are still on this disk, so it was moved to where it is not looked for"
        : MayExist ? "so is the directory around it: a disk may not be mounted, or both were moved"
        : null;

    /// <summary>Whether it is where it should be, and git knows that.</summary>
    public bool IsInPlace => Path == Expected && IsLinked && Rival is null;

    /// <summary>Whether commands can work in it: git knows where it is, and nothing is in doubt.</summary>
    public bool IsUsable => Path is not null && IsLinked && Rival is null;
}
