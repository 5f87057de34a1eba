namespace Wo.Core.Errors;

/// <summary>Every expected failure of the tool. Names are stable; new ones are only ever added.</summary>
public static class ErrorCodes
{
    // Usage: the command line itself.
    /// <summary>The command line does not parse.</summary>
    public static readonly ErrorCode Usage = new("USAGE", ErrorClass.Usage);

    /// <summary>Not an identifier of the required form.</summary>
    public static readonly ErrorCode InvalidId = new("INVALID_ID", ErrorClass.Usage);

    // NotFound
    /// <summary>No <c>_ctx</c> directory here.</summary>
    public static readonly ErrorCode NoContext = new("NO_CTX", ErrorClass.NotFound);

    /// <summary>Not inside a git repository, or git is missing.</summary>
    public static readonly ErrorCode NoRepository = new("NO_REPOSITORY", ErrorClass.NotFound);

    /// <summary>No work order has this id.</summary>
    public static readonly ErrorCode WorkOrderNotFound = new("WO_NOT_FOUND", ErrorClass.NotFound);

    // Negative
    /// <summary>Nothing is ready to be taken.</summary>
    public static readonly ErrorCode NoReadyWork = new("NO_READY_WORK", ErrorClass.Negative);

    /// <summary>At least one gate of <c>finish</c> or <c>verify</c> said no.</summary>
    public static readonly ErrorCode GateFailed = new("GATE_FAILED", ErrorClass.Negative);

    /// <summary>Findings at or above the requested level.</summary>
    public static readonly ErrorCode FindingsReported = new("FINDINGS_REPORTED", ErrorClass.Negative);

    /// <summary>The published index is not what would be published now.</summary>
    public static readonly ErrorCode IndexStale = new("INDEX_STALE", ErrorClass.Negative);

    // Conflict
    /// <summary>A lease holds the work order.</summary>
    public static readonly ErrorCode Locked = new("WO_LOCKED", ErrorClass.Conflict);

    /// <summary>Another operation on this work order is under way.</summary>
    public static readonly ErrorCode Busy = new("WO_BUSY", ErrorClass.Conflict);

    /// <summary>The caller does not hold the lease.</summary>
    public static readonly ErrorCode NotOwner = new("NOT_OWNER", ErrorClass.Conflict);

    /// <summary>The state changed between decision and commit.</summary>
    public static readonly ErrorCode LostRace = new("LOST_RACE", ErrorClass.Conflict);

    /// <summary>The target exists.</summary>
    public static readonly ErrorCode AlreadyExists = new("ALREADY_EXISTS", ErrorClass.Conflict);

    /// <summary>The path or the branch that a worktree needs is in use.</summary>
    public static readonly ErrorCode WorktreeUnavailable = new("WORKTREE_UNAVAILABLE", ErrorClass.Conflict);

    /// <summary>The guard was not free in time.</summary>
    public static readonly ErrorCode GuardTimeout = new("GUARD_TIMEOUT", ErrorClass.Conflict);

    // Precondition
    /// <summary>The work order breaks its schema or its semantics.</summary>
    public static readonly ErrorCode InvalidWorkOrder = new("WO_INVALID", ErrorClass.Precondition);

    /// <summary>A dependency is not done.</summary>
    public static readonly ErrorCode UnmetDependency = new("UNMET_DEPENDENCY", ErrorClass.Precondition);

    /// <summary>This move is not legal from the present state.</summary>
    public static readonly ErrorCode IllegalTransition = new("ILLEGAL_TRANSITION", ErrorClass.Precondition);

    /// <summary><c>_ctx/policy/wo.yaml</c> or an environment variable is invalid.</summary>
    public static readonly ErrorCode InvalidConfiguration = new("INVALID_CONFIGURATION", ErrorClass.Precondition);

    /// <summary><c>_ctx</c> or a state directory is a symbolic link.</summary>
    public static readonly ErrorCode SymlinkRefused = new("SYMLINK_REFUSED", ErrorClass.Precondition);

    /// <summary>There is no commit yet that a branch could start from.</summary>
    public static readonly ErrorCode NoBaseCommit = new("NO_BASE_COMMIT", ErrorClass.Precondition);

    /// <summary>The worktree is missing, detached or on another branch than the work order's.</summary>
    public static readonly ErrorCode WorktreeUnusable = new("WORKTREE_UNUSABLE", ErrorClass.Precondition);

    /// <summary>The worktree has changes that are in no commit.</summary>
    public static readonly ErrorCode WorktreeDirty = new("WORKTREE_DIRTY", ErrorClass.Precondition);

    /// <summary>The program that a gate needs cannot be started.</summary>
    public static readonly ErrorCode GateNotRunnable = new("GATE_NOT_RUNNABLE", ErrorClass.Precondition);

    // NeedsReconcile
    /// <summary>Several candidates, and the reading rule cannot choose.</summary>
    public static readonly ErrorCode Ambiguous = new("WO_AMBIGUOUS", ErrorClass.NeedsReconcile);

    /// <summary>The file cannot be read as a work order.</summary>
    public static readonly ErrorCode Unreadable = new("WO_UNREADABLE", ErrorClass.NeedsReconcile);

    /// <summary>The file is older than what is on record.</summary>
    public static readonly ErrorCode RevisionWentBack = new("REVISION_WENT_BACK", ErrorClass.NeedsReconcile);

    /// <summary>An operation died half-way and its recovery is pending.</summary>
    public static readonly ErrorCode InterruptedTransition = new("INTERRUPTED_TRANSITION", ErrorClass.NeedsReconcile);

    /// <summary>A control record is damaged, or may not be read.</summary>
    public static readonly ErrorCode RecordUnreadable = new("RECORD_UNREADABLE", ErrorClass.NeedsReconcile);

    /// <summary>A work order is running and there is no lease of it.</summary>
    public static readonly ErrorCode RunningWithoutLock = new("RUNNING_WITHOUT_LOCK", ErrorClass.NeedsReconcile);

    /// <summary>Only backups or a record of the work order are left.</summary>
    public static readonly ErrorCode BackupOnly = new("BACKUP_ONLY", ErrorClass.NeedsReconcile);

    /// <summary>There is a lease, but its work order is not running.</summary>
    public static readonly ErrorCode LockWithoutRunning = new("LOCK_WITHOUT_RUNNING_WO", ErrorClass.NeedsReconcile);

    /// <summary>reconcile had begun to repair and had to stop.</summary>
    public static readonly ErrorCode ReconcileStopped = new("RECONCILE_STOPPED", ErrorClass.NeedsReconcile);

    /// <summary>Of the two files of the index only the first could be published.</summary>
    public static readonly ErrorCode IndexHalfPublished = new("INDEX_HALF_PUBLISHED", ErrorClass.NeedsReconcile);

    /// <summary>The index is published without what git did not say.</summary>
    public static readonly ErrorCode IndexIncomplete = new("INDEX_INCOMPLETE", ErrorClass.NeedsReconcile);

    // Storage
    /// <summary>A file operation failed before the commit point.</summary>
    public static readonly ErrorCode StorageFailed = new("STORAGE_FAILED", ErrorClass.Storage);

    /// <summary>git failed before the commit point.</summary>
    public static readonly ErrorCode GitFailed = new("GIT_FAILED", ErrorClass.Storage);

    /// <summary>The file system does not lock.</summary>
    public static readonly ErrorCode LockingUnavailable = new("LOCKING_UNAVAILABLE", ErrorClass.Storage);

    // After the commit point
    /// <summary>A sync failed after the commit point.</summary>
    public static readonly ErrorCode DurabilityUncertain = new("DURABILITY_UNCERTAIN", ErrorClass.DurabilityUncertain);

    // Signals
    /// <summary>A signal stopped the command.</summary>
    public static readonly ErrorCode Interrupted = new("INTERRUPTED", ErrorClass.Interrupted);
}
