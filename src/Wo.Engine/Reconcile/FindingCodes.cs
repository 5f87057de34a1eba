using System.Collections.Immutable;

namespace Wo.Engine.Reconcile;

/// <summary>Every kind of finding. Names are stable; new ones are only ever added.</summary>
internal static class FindingCodes
{
    public static readonly FindingCode DuplicateId = new(
        "DUPLICATE_WO_ID",
        FindingLevel.P0,
        "Several files claim the same work order.",
        "The reading rule picks one and the others become backups; a true tie, or a held work order, needs --force."
    );

    public static readonly FindingCode RevisionWentBack = new(
        "REVISION_WENT_BACK",
        FindingLevel.P0,
        "The file is older than the revision on record: git rewound it.",
        "With --force the newest backup of the recorded revision is restored or, where there is none, the file accepted."
    );

    public static readonly FindingCode InvalidSchema = new(
        "WO_INVALID_SCHEMA",
        FindingLevel.P0,
        "The file breaks the schema.",
        "Nothing: a work order is never edited to fit the schema."
    );

    public static readonly FindingCode Unreadable = new(
        "WO_UNREADABLE",
        FindingLevel.P0,
        "The file cannot be read as a work order.",
        "Nothing: the file is left for a person to mend."
    );

    public static readonly FindingCode BackupOnly = new(
        "BACKUP_ONLY",
        FindingLevel.P0,
        "No file of the work order is left, only backups or a record of it.",
        "The backup with the highest revision is restored; while another branch tracks the file, or somebody holds the "
            + "work order, only with --force."
    );

    public static readonly FindingCode RecordUnreadable = new(
        "RECORD_UNREADABLE",
        FindingLevel.P0,
        "The control record of a work order is damaged, or may not be read.",
        "With --force a damaged one is set aside and rebuilt from the file and the lock mirror. One that may not be read "
            + "is left for whoever may."
    );

    public static readonly FindingCode CaseCollision = new(
        "CASE_COLLISION",
        FindingLevel.P0,
        "Two ids differ in nothing but case, which some file systems cannot keep apart.",
        "Nothing: one of them has to be renamed by a person."
    );

    public static readonly FindingCode SymlinkRefused = new(
        "SYMLINK_REFUSED",
        FindingLevel.P0,
        "A symbolic link, or something else that is not a directory or file, stands where work orders live.",
        "Nothing: it is not followed and not removed."
    );

    public static readonly FindingCode InterruptedTransition = new(
        "INTERRUPTED_TRANSITION",
        FindingLevel.P1,
        "An operation died half-way.",
        "It is completed or undone, whichever its traces allow; what they do not explain needs --force."
    );

    public static readonly FindingCode RunningWithoutLock = new(
        "RUNNING_WITHOUT_LOCK",
        FindingLevel.P1,
        "A work order is running and nobody holds it.",
        "The lease is re-created if the worktree is there; otherwise --force requeues the work order."
    );

    public static readonly FindingCode LockWithoutRunning = new(
        "LOCK_WITHOUT_RUNNING_WO",
        FindingLevel.P1,
        "There is a lease or a lock file, but its work order is not running.",
        "The lease is dropped, and what its dead operation had created in git is undone."
    );

    public static readonly FindingCode StaleLock = new(
        "STALE_LOCK",
        FindingLevel.P1,
        "A lease has expired, or claims to have been renewed in the future.",
        "Nothing for a running work order: 'take --takeover' or 'release' decide. Any other is dropped."
    );

    public static readonly FindingCode RunningWithoutWorktree = new(
        "RUNNING_WO_WITHOUT_WORKTREE",
        FindingLevel.P1,
        "The worktree of a running work order is gone.",
        "It is re-created from its branch; without the branch only with --force, from the base."
    );

    public static readonly FindingCode WorktreeWithoutRunning = new(
        "WORKTREE_WITHOUT_RUNNING_WO",
        FindingLevel.P1,
        "A worktree is left of a work order that is closed, waiting, or gone.",
        "An entry of git's without a directory is removed; whether anything else may go is for a person to say. A failed or "
            + "partial work order keeps its worktree and is not reported."
    );

    public static readonly FindingCode RunningWithoutMetadata = new(
        "RUNNING_WITHOUT_METADATA",
        FindingLevel.P1,
        "A running work order lacks its owner, branch, worktree or start.",
        "What is missing is filled in from the lease and from git."
    );

    public static readonly FindingCode CannotInferMetadata = new(
        "CANNOT_INFER_METADATA",
        FindingLevel.P1,
        "A running work order lacks its owner, branch, worktree or start, and nothing tells what it was.",
        "Nothing: it is reported."
    );

    public static readonly FindingCode StatusMismatch = new(
        "STATUS_DIRECTORY_MISMATCH",
        FindingLevel.P1,
        "The status in the file is not that of its directory.",
        "The directory wins: the status is edited."
    );

    public static readonly FindingCode ControlFileTracked = new(
        "CONTROL_FILE_TRACKED",
        FindingLevel.P1,
        "git tracks a file that must not travel with commits.",
        "Nothing: the command that ends it is printed."
    );

    public static readonly FindingCode FailVerdictButRunning = new(
        "FAIL_VERDICT_BUT_RUNNING",
        FindingLevel.Info,
        "The last verification failed and the work order is still running.",
        "Nothing: its holder goes on."
    );

    public static readonly FindingCode OrphanTemporary = new(
        "ORPHAN_TEMP",
        FindingLevel.Info,
        "A temporary file was left by a writer that died.",
        "It is removed."
    );

    public static readonly FindingCode LockMirror = new(
        "LOCK_MIRROR",
        FindingLevel.Info,
        "The lock file does not show the lease.",
        "It is rewritten."
    );

    public static readonly FindingCode IndexStale = new(
        "INDEX_STALE",
        FindingLevel.Info,
        "The index does not show the tree.",
        "It is rebuilt."
    );

    public static readonly FindingCode ForeignFile = new(
        "FOREIGN_FILE",
        FindingLevel.Info,
        "A file in a state directory is not a work order.",
        "Nothing: it is left."
    );

    /// <summary>All of them, heaviest first.</summary>
    public static ImmutableArray<FindingCode> All =>
        [
            DuplicateId,
            RevisionWentBack,
            InvalidSchema,
            Unreadable,
            BackupOnly,
            RecordUnreadable,
            CaseCollision,
            SymlinkRefused,
            InterruptedTransition,
            RunningWithoutLock,
            LockWithoutRunning,
            StaleLock,
            RunningWithoutWorktree,
            WorktreeWithoutRunning,
            RunningWithoutMetadata,
            CannotInferMetadata,
            StatusMismatch,
            ControlFileTracked,
            FailVerdictButRunning,
            OrphanTemporary,
            LockMirror,
            IndexStale,
            ForeignFile,
        ];
}
