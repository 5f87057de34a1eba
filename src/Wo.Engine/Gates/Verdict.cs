using System.Collections.Immutable;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Gates;

/// <summary>What came of verifying a work order, as <c>verdict.json</c> tells it.</summary>
internal sealed record Verdict
{
    /// <summary>The stage of a run that did not come to its end.</summary>
    public const string UnexpectedExit = "unexpected_exit";

    /// <summary>The stage of a run that was not meant to end in <see cref="VerdictStatus.Pass"/>.</summary>
    public const string GivenUp = "given_up";

    /// <summary>The work order as it was read.</summary>
    public required WorkOrderCandidate WorkOrder { get; init; }

    /// <summary>The commit that was judged; <see langword="null"/> where it could not be found out.</summary>
    public required string? Commit { get; init; }

    /// <summary>The outcome.</summary>
    public required VerdictStatus Status { get; init; }

    /// <summary>When the gates began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When they ended.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>The gate that failed first; <see langword="null"/> where none did.</summary>
    public string? FailureStage { get; init; }

    /// <summary>Every gate that said no.</summary>
    public ImmutableArray<GateFailure> Failures { get; init; } = [];

    /// <summary>The commands that were started, in order.</summary>
    public ImmutableArray<VerifyCommandResult> Commands { get; init; } = [];

    /// <summary>Why rules were set aside since the work order was written, this time or before.</summary>
    public ImmutableArray<string> OverrideReasons { get; init; } = [];

    /// <summary>What the work order was finished as.</summary>
    public required string Result { get; init; }

    /// <summary>The outcome in the words of the verdict.</summary>
    public static VerdictStatus StatusOf(Result<Unit> outcome) =>
        outcome.Error?.Code switch
        {
            null => VerdictStatus.Pass,
            // A program that is not there says nothing about the work.
            var code when code == Problem.GateNotRunnable => VerdictStatus.Crash,
            { Class: ErrorClass.Negative or ErrorClass.Precondition or ErrorClass.Conflict } => VerdictStatus.Fail,
            _ => VerdictStatus.Crash,
        };
}
