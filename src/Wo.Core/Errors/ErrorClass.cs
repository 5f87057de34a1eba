namespace Wo.Core.Errors;

/// <summary>
/// What kind of answer a failure is. Each class has one exit code, which is part of the tool's stable interface.
/// </summary>
public enum ErrorClass
{
    /// <summary>The question was answered, and the answer is no (findings, a failed gate). Exit code 1.</summary>
    Negative,

    /// <summary>The command line is wrong. Exit code 2.</summary>
    Usage,

    /// <summary>There is no such work order, or no <c>_ctx</c> here. Exit code 3.</summary>
    NotFound,

    /// <summary>Another owner holds it, or won the race. Exit code 4.</summary>
    Conflict,

    /// <summary>Something the command relies on does not hold. Exit code 5.</summary>
    Precondition,

    /// <summary>The state on disk needs <c>wo reconcile</c> first. Exit code 6.</summary>
    NeedsReconcile,

    /// <summary>Storage or git failed; nothing was changed. Exit code 7.</summary>
    Storage,

    /// <summary>The change was committed, but a sync failed afterwards. Exit code 8.</summary>
    DurabilityUncertain,

    /// <summary>A signal stopped the command after its current step was completed or undone. Exit code 130 or 143.</summary>
    Interrupted,
}
