namespace Wo.Core.Errors;

/// <summary>The expected failures of this library. Names are stable; new ones are only ever added.</summary>
public static class ErrorCodes
{
    /// <summary>A file operation failed before the commit point.</summary>
    public static readonly ErrorCode StorageFailed = new("STORAGE_FAILED", ErrorClass.Storage);

    /// <summary>The target exists.</summary>
    public static readonly ErrorCode AlreadyExists = new("ALREADY_EXISTS", ErrorClass.Conflict);

    /// <summary>The file cannot be read as a work order.</summary>
    public static readonly ErrorCode Unreadable = new("WO_UNREADABLE", ErrorClass.NeedsReconcile);

    /// <summary>The guard was not free in time.</summary>
    public static readonly ErrorCode GuardTimeout = new("GUARD_TIMEOUT", ErrorClass.Conflict);

    /// <summary>The file system does not lock.</summary>
    public static readonly ErrorCode LockingUnavailable = new("LOCKING_UNAVAILABLE", ErrorClass.Storage);

    /// <summary>The work order breaks its schema or its semantics, or an edit of it would.</summary>
    public static readonly ErrorCode InvalidWorkOrder = new("WO_INVALID", ErrorClass.Precondition);
}
