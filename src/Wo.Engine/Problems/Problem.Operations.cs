using Wo.Engine.Lint;

namespace Wo.Engine.Problems;

/// <content>What can be wrong with who holds a work order, and with what is done to it.</content>
internal sealed partial record Problem
{
    /// <summary>Nothing is ready to be taken.</summary>
    public static readonly Problem NoReadyWork = new(
        "NO_READY_WORK",
        ErrorClass.Negative,
        "Nothing is ready to be taken.",
        "Finish what others wait for, or write more with 'wo new'; 'wo list pending' shows what waits."
    );

    /// <summary>What was waited for has not come in time.</summary>
    public static readonly Problem WaitTimedOut = new(
        "WAIT_TIMED_OUT",
        ErrorClass.Negative,
        "What was waited for has not come in time.",
        "Look where it stands, and wait again, with a longer '--timeout' or none."
    );

    /// <summary>A work order will not come into the state that it is waited for in.</summary>
    public static readonly Problem StateOutOfReach = new(
        "STATE_OUT_OF_REACH",
        ErrorClass.Negative,
        "A work order will not come into the state that it is waited for in, unless a person opens it again.",
        "Look at it; 'wo requeue' opens what failed again, 'wo reopen' what is done."
    );

    /// <summary>At least one gate of 'finish' or 'verify' said no.</summary>
    public static readonly Problem GateFailed = new(
        "GATE_FAILED",
        ErrorClass.Negative,
        "At least one gate of 'finish' or 'verify' said no.",
        "Mend what each failed gate names, and run the command again."
    );

    /// <summary>Findings at or above the requested level.</summary>
    public static readonly Problem FindingsReported = new(
        "FINDINGS_REPORTED",
        ErrorClass.Negative,
        "Findings at or above the requested level.",
        "Run 'wo reconcile --apply', or follow the commands beside the findings."
    );

    /// <summary>Lint reports errors, or warnings where it is strict.</summary>
    public static readonly Problem LintFailed = new(
        "LINT_FAILED",
        ErrorClass.Negative,
        "Lint reports errors, or warnings where it is strict.",
        "Mend the files at the places that are reported; 'wo lint --fix' does what has one right answer."
    );

    /// <summary>Files are not in the canonical form.</summary>
    public static readonly Problem NotFormatted = new(
        "NOT_FORMATTED",
        ErrorClass.Negative,
        "Files are not in the canonical form.",
        "Run 'wo fmt'."
    );

    /// <summary>gc had removed part of what is left over and could not remove the rest.</summary>
    public static readonly Problem GcStopped = new(
        "GC_STOPPED",
        ErrorClass.Negative,
        "gc had removed part of what is left over and could not remove the rest.",
        "Mend what stopped it, and run 'wo gc --apply' again."
    );

    /// <summary>A work order is committed as closed that wo did not close.</summary>
    public static readonly Problem HandMadeClosure = new(
        "HAND_MADE_CLOSURE",
        ErrorClass.Negative,
        "A work order is committed as closed that wo did not close.",
        "Move its file back and close it with 'wo finish'; 'git commit --no-verify' commits it as it is."
    );

    /// <summary>A file of a coding agent cannot be changed.</summary>
    public static readonly Problem AgentFileUnusable = new(
        "AGENT_FILE_UNUSABLE",
        ErrorClass.Precondition,
        "A file that coding agents read cannot be changed: it lies outside the repository, or is no text.",
        "Mend or move what the message names, or name another agent with --for."
    );

    /// <summary>Another program writes this hook of git.</summary>
    public static readonly Problem HookManaged = new(
        "HOOK_MANAGED",
        ErrorClass.Precondition,
        "Another program, or a person, keeps this hook of git.",
        "Put 'wo hook run' into the configuration or the file that the message names."
    );

    /// <summary>The hooks of git lie outside the repository.</summary>
    public static readonly Problem HooksElsewhere = new(
        "HOOKS_ELSEWHERE",
        ErrorClass.Precondition,
        "The hooks of git lie outside the repository, where others may share them.",
        "Put 'wo hook run' into the hooks there, or give the repository hooks of its own."
    );

    /// <summary>A lease holds the work order.</summary>
    public static readonly Problem Locked = new(
        "WO_LOCKED",
        ErrorClass.Conflict,
        "A lease holds the work order.",
        "Wait for the owner, or take over once the lease has expired."
    );

    /// <summary>The scope overlaps with that of a running work order.</summary>
    public static readonly Problem ScopeOverlap = new(
        "SCOPE_OVERLAP",
        ErrorClass.Conflict,
        "The scope overlaps with that of a running work order, and 'scope_overlap' is 'refuse'.",
        "Take another work order, or wait until the other is closed."
    );

    /// <summary>A command of the setup failed.</summary>
    public static readonly Problem SetupFailed = new(
        "SETUP_FAILED",
        ErrorClass.Precondition,
        "A command that makes a new worktree ready failed; the work order was not taken.",
        "Mend what its output names, or take the work order with --no-setup."
    );

    /// <summary>Every port is in use.</summary>
    public static readonly Problem NoFreePort = new(
        "NO_FREE_PORT",
        ErrorClass.Precondition,
        "Every number of 'ports' belongs to a running work order.",
        "Finish one of them, or widen 'ports' in the configuration."
    );

    /// <summary>Another operation on this work order is under way.</summary>
    public static readonly Problem Busy = new(
        "WO_BUSY",
        ErrorClass.Conflict,
        "Another operation on this work order is under way.",
        "Wait for the other operation, and run the command again."
    );

    /// <summary>The caller does not hold the lease.</summary>
    public static readonly Problem NotOwner = new(
        "NOT_OWNER",
        ErrorClass.Conflict,
        "The caller does not hold the lease.",
        "Show the token or the owner name of the lease, or use --force with a reason."
    );

    /// <summary>The state changed between decision and commit.</summary>
    public static readonly Problem LostRace = new(
        "LOST_RACE",
        ErrorClass.Conflict,
        "The state changed between decision and commit.",
        "Look at the work order again, and decide anew."
    );

    /// <summary>The path or the branch that a worktree needs is in use.</summary>
    public static readonly Problem WorktreeUnavailable = new(
        "WORKTREE_UNAVAILABLE",
        ErrorClass.Conflict,
        "The path or the branch that a worktree needs is in use.",
        "Free the path or the branch that the message names."
    );

    /// <summary>This move is not legal from the present state.</summary>
    public static readonly Problem IllegalTransition = new(
        "ILLEGAL_TRANSITION",
        ErrorClass.Precondition,
        "This move is not legal from the present state.",
        "Use one of the moves that 'wo show' lists."
    );

    /// <summary>There is no commit yet that a branch could start from.</summary>
    public static readonly Problem NoBaseCommit = new(
        "NO_BASE_COMMIT",
        ErrorClass.Precondition,
        "There is no commit yet that a branch could start from.",
        "Make a first commit."
    );

    /// <summary>The worktree is missing, detached or on another branch than the work order's.</summary>
    public static readonly Problem WorktreeUnusable = new(
        "WORKTREE_UNUSABLE",
        ErrorClass.Precondition,
        "The worktree is missing, detached or on another branch than the work order's.",
        "Put the worktree back on its branch; 'wo reconcile' re-creates one that is missing."
    );

    /// <summary>The worktree has changes that are in no commit.</summary>
    public static readonly Problem WorktreeDirty = new(
        "WORKTREE_DIRTY",
        ErrorClass.Precondition,
        "The worktree has changes that are in no commit.",
        "Commit the changes, or remove them."
    );

    /// <summary>The branch of a work order has no commit of its own.</summary>
    public static readonly Problem NoCommits = new(
        "NO_COMMITS",
        ErrorClass.Precondition,
        "The branch of a work order has no commit of its own.",
        "Commit the work on the branch, or bring the commits there; '--allow-empty' with a reason closes it without."
    );

    /// <summary>The program that a gate needs cannot be started.</summary>
    public static readonly Problem GateNotRunnable = new(
        "GATE_NOT_RUNNABLE",
        ErrorClass.Precondition,
        "The program that a gate needs cannot be started.",
        "Install the program, or put it on the path."
    );

    /// <summary>The file of another tool cannot be read as what it is said to be.</summary>
    public static readonly Problem ImportUnreadable = new(
        "IMPORT_UNREADABLE",
        ErrorClass.Precondition,
        "The file of another tool cannot be read as what it is said to be.",
        "Mend the file at the place that the message names, or export it anew; nothing was imported."
    );
}
