namespace Wo.Engine.Processes;

/// <summary>What became of a child process.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Code">The exit code; for <see cref="ProcessEnd.Signaled"/> the signal; -1 where there is neither.</param>
internal sealed record ProcessOutcome(ProcessEnd End, int Code)
{
    /// <summary>Captured standard output, decoded as UTF-8.</summary>
    public string Output { get; init; } = "";

    /// <summary>Captured standard error, decoded as UTF-8; for a child that did not start, the reason.</summary>
    public string Error { get; init; } = "";

    /// <summary>Whether a captured stream was longer than the limit.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>Why the rest of the captured output could not be read; <see langword="null"/> where all of it was.</summary>
    public string? ReadFailure { get; init; }

    /// <summary>Whether what was captured is all that the child wrote.</summary>
    public bool IsComplete => !IsTruncated && ReadFailure is null;

    /// <summary>Whether the program does not exist, of all reasons not to start.</summary>
    public bool IsProgramMissing { get; init; }

    /// <summary>
    /// What the child had left running, where <see cref="ProcessRequest.EndsLeftovers"/> asked for it. Known on Linux only.
    /// </summary>
    public IReadOnlyList<LeftoverProcess> Leftovers { get; init; } = [];

    /// <summary>From start to end, by the runner's clock.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>Whether it exited by itself with code 0.</summary>
    public bool Succeeded => End == ProcessEnd.Exited && Code == 0;

    /// <summary>A child that could not be started.</summary>
    public static ProcessOutcome NotStarted(string reason, bool isProgramMissing = false) =>
        new(ProcessEnd.NotStarted, -1) { Error = reason, IsProgramMissing = isProgramMissing };
}
