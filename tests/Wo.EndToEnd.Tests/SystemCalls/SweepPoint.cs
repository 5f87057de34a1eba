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

    /// <summary>Whether it concerns work orders or control records.</summary>
    public bool IsInStore =>
        Line.Contains("/_ctx/", StringComparison.Ordinal) || Line.Contains("/.git/wo/", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"{Fault} at {Call} {Number}: {Line}";
}
