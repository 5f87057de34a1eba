namespace Wo.Engine.Tests.Histories;

/// <summary>How a command ended.</summary>
/// <param name="Exit">The exit code that stands for it.</param>
/// <param name="Code">The error code, or <c>ok</c>.</param>
/// <param name="Id">The work order that it was about.</param>
internal sealed record Answer(int Exit, string Code, string Id)
{
    /// <summary>The answer that a result stands for, by the published table of exit codes.</summary>
    public static Answer Of<T>(Result<T> result, string id) =>
        result.Error is { } error
            ? new Answer(ExitOf(error.Code.Class), $"{error.Code}: {error.Cause}", id)
            : new(0, "ok", id);

    private static int ExitOf(ErrorClass errorClass) =>
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
            _ => 130,
        };
}
