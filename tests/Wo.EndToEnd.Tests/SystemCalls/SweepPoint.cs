namespace Wo.EndToEnd.Tests.SystemCalls;

/// <summary>One call of a run and what is done to it.</summary>
/// <param name="Call">The name of the call.</param>
/// <param name="Number">Which of the calls of this name, from 1.</param>
/// <param name="Fault">What is done to it.</param>
internal sealed record SweepPoint(string Call, int Number, Fault Fault)
{
    /// <summary>The call as it was seen in a run to which nothing was done.</summary>
    public required string Line { get; init; }

    /// <summary>Whether the call belongs to the start of the process, before the tool looks at anything.</summary>
    public required bool IsStart { get; init; }

    /// <summary>Whether it concerns the tree: not a library, not the terminal, not the machine.</summary>
    public required bool IsInTree { get; init; }

    /// <summary>The only file whose calls are counted and meddled with, if it is not all of them.</summary>
    public string? Only { get; init; }

    /// <summary>Whether it concerns work orders or control records.</summary>
    public bool IsInStore =>
        Line.Contains("/_ctx/", StringComparison.Ordinal) || Line.Contains("/.git/wo/", StringComparison.Ordinal);

    /// <summary>
    /// The call that was hit indeed: in another run a call may have another number, where memory or time decide how many
    /// there are before it.
    /// </summary>
    /// <param name="line">The call as it was seen there.</param>
    /// <param name="place">The directory of all that the scenario is about.</param>
    public SweepPoint Seen(string line, string place)
    {
        var isInTree = line.Contains(place, StringComparison.Ordinal);
        return this with { Line = line, IsInTree = isInTree, IsStart = IsStart && !isInTree };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Fault} at {Call} {Number}: {Line}";
}
