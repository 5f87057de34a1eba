using System.Collections.Immutable;

namespace Wo.Tool.Output;

/// <summary>The exit codes, a stable part of the tool's interface. This is the one place that knows them.</summary>
internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>What a shell adds to the number of the signal that ended a process: 129 HUP, 130 INT, 143 TERM.</summary>
    public const int Signalled = 128;

    /// <summary>Where no signal is known, an interruption counts as one by SIGINT.</summary>
    public const int InterruptedBySigInt = 130;

    /// <summary>What each of them means, in a few words.</summary>
    public static ImmutableArray<(string Code, string Meaning)> Meanings { get; } =
    [
        ("0", "done"),
        ("1", "the answer is no: findings, a failed gate, nothing ready"),
        ("2", "wrong usage"),
        ("3", "no such work order, or no _ctx here"),
        ("4", "conflict: taken, locked, not the owner, lost a race"),
        ("5", "precondition not met: invalid work order, unmet dependency, dirty worktree"),
        ("6", "the state needs wo reconcile"),
        ("7", "storage or git failed, nothing changed"),
        ("8", "committed, but durability is uncertain: a sync failed after the commit point"),
        ("129, 130, 143", "stopped by SIGHUP, SIGINT, SIGTERM; the step in progress was completed or undone first"),
    ];

    /// <summary>The exit code of a failure, or of a success where there is none.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="signal">The number of the signal that was received, if one was.</param>
    public static int Of(WoError? error, int? signal = null) => error is null ? Done : Of(error.Code.Class, signal);

    /// <summary>The exit code of a class of failures.</summary>
    public static int Of(ErrorClass errorClass, int? signal = null) =>
        errorClass switch
        {
            ErrorClass.Negative => 1,
            ErrorClass.Usage => 2,
            ErrorClass.NotFound => 3,
            ErrorClass.Conflict => 4,
            ErrorClass.Precondition => 5,
            ErrorClass.NeedsReconcile => 6,
            ErrorClass.Storage => 7,
            ErrorClass.DurabilityUncertain => 8,
            ErrorClass.Interrupted => signal is { } number ? Signalled + number : InterruptedBySigInt,
            _ => throw new ArgumentOutOfRangeException(nameof(errorClass), errorClass, null),
        };
}
