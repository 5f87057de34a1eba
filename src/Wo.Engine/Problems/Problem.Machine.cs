namespace Wo.Engine.Problems;

/// <content>What can be wrong around the work orders: files, locks, git, the index.</content>
internal sealed partial record Problem
{
    /// <summary>The index does not show the tree.</summary>
    public static readonly Problem IndexStale = new(
        "INDEX_STALE",
        ErrorClass.Negative,
        "The index does not show the tree.",
        "It is rebuilt."
    )
    {
        Level = ProblemLevel.Info,
    };

    /// <summary>The target exists.</summary>
    public static readonly Problem AlreadyExists = new(
        ErrorCodes.AlreadyExists,
        "The target exists.",
        "Choose another name, or move away what is there."
    );

    /// <summary>The guard was not free in time.</summary>
    public static readonly Problem GuardTimeout = new(
        ErrorCodes.GuardTimeout,
        "The guard was not free in time.",
        "Wait for the process that holds the guard, and run the command again."
    );

    /// <summary>A symbolic link, or something else that is not a directory or file, stands where work orders live.</summary>
    public static readonly Problem SymlinkRefused = new(
        "SYMLINK_REFUSED",
        ErrorClass.Precondition,
        "A symbolic link, or something else that is not a directory or file, stands where work orders live.",
        "Nothing: it is not followed and not removed."
    )
    {
        Level = ProblemLevel.P0,
    };

    /// <summary>The control record of a work order is damaged, or may not be read.</summary>
    public static readonly Problem RecordUnreadable = new(
        "RECORD_UNREADABLE",
        ErrorClass.NeedsReconcile,
        "The control record of a work order is damaged, or may not be read.",
        "With --force a damaged one is set aside and rebuilt from the file and the lock mirror. One that may not be read is left for a user who may read it."
    )
    {
        Level = ProblemLevel.P0,
    };

    /// <summary>Of the two files of the index only the first could be published.</summary>
    public static readonly Problem IndexHalfPublished = new(
        "INDEX_HALF_PUBLISHED",
        ErrorClass.NeedsReconcile,
        "Of the two files of the index only the first could be published.",
        "Publish it again with 'wo index'."
    );

    /// <summary>The index is published without what git did not say.</summary>
    public static readonly Problem IndexIncomplete = new(
        "INDEX_INCOMPLETE",
        ErrorClass.NeedsReconcile,
        "The index is published without what git did not say.",
        "Mend what keeps git from answering, then run 'wo index'."
    );

    /// <summary>A file operation failed before the commit point.</summary>
    public static readonly Problem StorageFailed = new(
        ErrorCodes.StorageFailed,
        "A file operation failed before the commit point.",
        "Mend the disk, the permissions or the space that the message names, and run the command again."
    );

    /// <summary>git failed before the commit point.</summary>
    public static readonly Problem GitFailed = new(
        "GIT_FAILED",
        ErrorClass.Storage,
        "git failed before the commit point.",
        "Mend what git's message names, and run the command again."
    );

    /// <summary>The installed git is too old.</summary>
    public static readonly Problem GitTooOld = new(
        "GIT_TOO_OLD",
        ErrorClass.Storage,
        "The installed git is too old.",
        "Install a newer git, or put one first on PATH, and run the command again."
    );

    /// <summary>The file system does not lock.</summary>
    public static readonly Problem LockingUnavailable = new(
        ErrorCodes.LockingUnavailable,
        "The file system does not lock.",
        "Keep the repository on a file system that locks, such as a local disk."
    );

    /// <summary>A sync failed after the commit point.</summary>
    public static readonly Problem DurabilityUncertain = new(
        "DURABILITY_UNCERTAIN",
        ErrorClass.DurabilityUncertain,
        "A sync failed after the commit point.",
        "The change is made; check the disk, then 'wo reconcile'."
    );

    /// <summary>git tracks a file that must not travel with commits.</summary>
    public static readonly Problem ControlFileTracked = new(
        "CONTROL_FILE_TRACKED",
        ErrorClass.NeedsReconcile,
        "git tracks a file that must not travel with commits.",
        "Nothing: the command that ends it is printed."
    )
    {
        Level = ProblemLevel.P1,
    };

    /// <summary>A temporary file was left by a writer that died.</summary>
    public static readonly Problem OrphanTemporary = new(
        "ORPHAN_TEMP",
        ErrorClass.NeedsReconcile,
        "A temporary file was left by a writer that died.",
        "It is removed."
    )
    {
        Level = ProblemLevel.Info,
    };

    /// <summary>A file in a state directory is not a work order.</summary>
    public static readonly Problem ForeignFile = new(
        "FOREIGN_FILE",
        ErrorClass.NeedsReconcile,
        "A file in a state directory is not a work order.",
        "Nothing: it is left."
    )
    {
        Level = ProblemLevel.Info,
    };
}
