using Wo.Engine.Lint;

namespace Wo.Engine.Problems;

/// <content>What a command that died, a checkout or a hand can leave of work that is held.</content>
internal sealed partial record Problem
{
    /// <summary>An operation died half-way.</summary>
    public static readonly Problem InterruptedTransition = new(
        "INTERRUPTED_TRANSITION",
        ErrorClass.NeedsReconcile,
        "An operation died half-way.",
        "It is completed or undone, whichever its traces allow; what they do not explain needs --force."
    )
    {
        Level = ProblemLevel.P1,
    };

    /// <summary>A work order is running and there is no lease of it.</summary>
    public static readonly Problem RunningWithoutLock = new(
        "RUNNING_WITHOUT_LOCK",
        ErrorClass.NeedsReconcile,
        "A work order is running and there is no lease of it.",
        "The lease is re-created if the worktree is there; otherwise --force requeues the work order."
    )
    {
        Level = ProblemLevel.P1,
    };

    /// <summary>There is a lease or a lock file, but its work order is not running.</summary>
    public static readonly Problem LockWithoutRunning = new(
        "LOCK_WITHOUT_RUNNING_WO",
        ErrorClass.NeedsReconcile,
        "There is a lease or a lock file, but its work order is not running.",
        "The lease is dropped, and what its dead operation had created in git is undone."
    )
    {
        Level = ProblemLevel.P1,
    };

    /// <summary>reconcile had begun to repair and had to stop.</summary>
    public static readonly Problem ReconcileStopped = new(
        "RECONCILE_STOPPED",
        ErrorClass.NeedsReconcile,
        "reconcile had begun to repair and had to stop.",
        "Mend what stopped it, and run 'wo reconcile --apply' again."
    );

    /// <summary>A lease has expired, or claims to have been renewed in the future.</summary>
    public static readonly Problem StaleLock = new(
        "STALE_LOCK",
        ErrorClass.NeedsReconcile,
        "A lease has expired, or claims to have been renewed in the future.",
        "Nothing for a running work order: 'take --takeover' or 'release --force' end it. Any other is dropped."
    )
    {
        Level = ProblemLevel.P1,
    };

    /// <summary>The worktree of a running work order is gone.</summary>
    public static readonly Problem RunningWithoutWorktree = new(
        "RUNNING_WO_WITHOUT_WORKTREE",
        ErrorClass.NeedsReconcile,
        "The worktree of a running work order is gone.",
        "It is re-created from its branch; without the branch, or while it may still exist, only with --force."
    )
    {
        Level = ProblemLevel.P1,
    };

    /// <summary>The worktree of a work order lies elsewhere than record, file or git's entry say.</summary>
    public static readonly Problem WorktreeMoved = new(
        "WORKTREE_MOVED",
        ErrorClass.NeedsReconcile,
        "The worktree of a work order lies elsewhere than record, file or git's entry say.",
        "Record, lease, file and git's entry follow it; with --force also where another directory says to be it."
    )
    {
        Level = ProblemLevel.P1,
    };

    /// <summary>The worktree of a running work order is not locked in git.</summary>
    public static readonly Problem WorktreeUnlocked = new(
        "WORKTREE_UNLOCKED",
        ErrorClass.NeedsReconcile,
        "The worktree of a running work order is not locked in git, so that git may prune it.",
        "It is locked until the work order is closed."
    )
    {
        Level = ProblemLevel.Info,
    };

    /// <summary>A worktree is left of a work order that is closed, waiting, or gone.</summary>
    public static readonly Problem WorktreeWithoutRunning = new(
        "WORKTREE_WITHOUT_RUNNING_WO",
        ErrorClass.NeedsReconcile,
        "A worktree is left of a work order that is closed, waiting, or gone.",
        "An entry of git's without a directory is removed, and what was to be closed and was in use once it is free; a person decides whether anything else may go. A failed or partial work order keeps its worktree and is not reported."
    )
    {
        Level = ProblemLevel.P1,
    };

    /// <summary>A running work order lacks its owner, branch, worktree or start, and nothing tells what it was.</summary>
    public static readonly Problem CannotInferMetadata = new(
        "CANNOT_INFER_METADATA",
        ErrorClass.NeedsReconcile,
        "A running work order lacks its owner, branch, worktree or start, and nothing tells what it was.",
        "Nothing: 'release' requeues it; where it has no lease, --force requeues it together with RUNNING_WITHOUT_LOCK."
    )
    {
        Level = ProblemLevel.P1,
    };

    /// <summary>The last verification failed and the work order is still running.</summary>
    public static readonly Problem FailVerdictButRunning = new(
        "FAIL_VERDICT_BUT_RUNNING",
        ErrorClass.NeedsReconcile,
        "The last verification failed and the work order is still running.",
        "Nothing: its holder goes on."
    )
    {
        Level = ProblemLevel.Info,
    };

    /// <summary>The lock file does not show the lease.</summary>
    public static readonly Problem LockMirror = new(
        "LOCK_MIRROR",
        ErrorClass.NeedsReconcile,
        "The lock file does not show the lease.",
        "It is rewritten."
    )
    {
        Level = ProblemLevel.Info,
    };
}
