namespace Wo.Tool.Output;

/// <summary>The stable names of the error classes, as error cards and JSON show them.</summary>
internal static class ErrorClassNames
{
    /// <summary>The name of a class.</summary>
    public static string NameOf(ErrorClass errorClass) =>
        errorClass switch
        {
            ErrorClass.Negative => "NEGATIVE",
            ErrorClass.Usage => "USAGE",
            ErrorClass.NotFound => "NOT_FOUND",
            ErrorClass.Conflict => "CONFLICT",
            ErrorClass.Precondition => "PRECONDITION",
            ErrorClass.NeedsReconcile => "NEEDS_RECONCILE",
            ErrorClass.Storage => "STORAGE",
            ErrorClass.DurabilityUncertain => "DURABILITY",
            ErrorClass.Interrupted => "INTERRUPTED",
            _ => throw new ArgumentOutOfRangeException(nameof(errorClass), errorClass, null),
        };
}
