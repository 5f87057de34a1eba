namespace Wo.Engine.Problems;

/// <content>What gates find in the work itself.</content>
internal sealed partial record Problem
{
    /// <summary>Files changed that the scope of the work order does not allow.</summary>
    public static readonly Problem ScopeViolations = new(
        "SCOPE_VIOLATIONS",
        ErrorClass.Negative,
        "Files changed that the scope of the work order does not allow, or a symbolic link leaves the repository.",
        "Take the changes back on the branch, or widen 'scope.allow' in the work order."
    );

    /// <summary>More changed than the work order's 'diff_budget' allows.</summary>
    public static readonly Problem DiffBudgetExceeded = new(
        "DIFF_BUDGET_EXCEEDED",
        ErrorClass.Negative,
        "More changed than the work order's 'diff_budget' allows.",
        "Hand over a part of the work ('--result partial'), or raise 'diff_budget' in the work order."
    );

    /// <summary>Files under '_ctx' changed that no work order may change: work orders themselves, and contracts.</summary>
    public static readonly Problem BlockedPaths = new(
        "BLOCKED_PATHS",
        ErrorClass.Negative,
        "Files under '_ctx' changed that no work order may change: work orders themselves, and contracts.",
        "Take the changes back on the branch."
    );

    /// <summary>Files under '_ctx' changed that the path policy does not know.</summary>
    public static readonly Problem UnknownPaths = new(
        "UNKNOWN_PATHS",
        ErrorClass.Negative,
        "Files under '_ctx' changed that the path policy does not know.",
        "Take the changes back on the branch, or name the paths in '_ctx/policy/ctx_finish_ignore.yaml'."
    );

    /// <summary>An artifact that the definition of done asks for is missing.</summary>
    public static readonly Problem EvidenceMissing = new(
        "EVIDENCE_MISSING",
        ErrorClass.Negative,
        "An artifact that the definition of done asks for is missing.",
        "Put it in its place, or name the command that makes it in 'evidence' of '_ctx/policy/wo.yaml'."
    );

    /// <summary>An artifact that the definition of done asks for is empty, or no regular file in its place.</summary>
    public static readonly Problem EvidenceInvalid = new(
        "EVIDENCE_INVALID",
        ErrorClass.Negative,
        "An artifact that the definition of done asks for is empty, or no regular file in its place.",
        "Put a file with content in its place."
    );
}
