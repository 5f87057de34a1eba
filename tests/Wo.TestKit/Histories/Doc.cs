namespace Wo.TestKit.Histories;

/// <summary>A work order's file as the model sees it: what commands decide by, and nothing else.</summary>
internal sealed record Doc
{
    public required string Status { get; init; }

    public long Revision { get; init; }

    public string? Owner { get; init; }

    public bool IsStarted { get; init; }

    /// <summary>Whether branch and worktree stand in it.</summary>
    public bool IsPlaced { get; init; }

    /// <summary>A comment of the author's, which every transition has to keep.</summary>
    public string? Comment { get; init; }

    /// <summary>What it waits for, or <see langword="null"/>.</summary>
    public string? DependsOn { get; init; }

    /// <summary>Whether it is cut off, so that nobody can read it.</summary>
    public bool IsBroken { get; init; }

    /// <summary>The hash of its bytes; empty for a file that is only predicted.</summary>
    public string Hash { get; init; } = "";

    /// <summary>Whether a file is what was predicted of it. Nothing is predicted of the text of a broken one.</summary>
    public bool Fits(Doc found) =>
        IsBroken || found.IsBroken ? IsBroken == found.IsBroken : this with { Hash = "" } == found with { Hash = "" };

    /// <inheritdoc/>
    public override string ToString() =>
        IsBroken
            ? "broken"
            : $"{Status} rev {Revision} {Owner ?? "nobody"}{(IsStarted ? " started" : "")}{(IsPlaced ? " placed" : "")} {Comment}";
}
