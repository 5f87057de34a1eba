namespace Wo.Engine.Tests.Faults;

/// <summary>What a command said.</summary>
/// <param name="Error">Why it failed, or <see langword="null"/>.</param>
/// <param name="Uncertain">Why what it did may not survive power loss, or <see langword="null"/>.</param>
internal sealed record Answer(WoError? Error, WoError? Uncertain = null)
{
    /// <summary>The token it handed out.</summary>
    public string? Token { get; init; }

    /// <summary>Whether it said that it did what it was asked for.</summary>
    public bool IsDone => Error is null;

    /// <summary>
    /// Whether it said that nothing was changed: every failure but those that lead to reconcile, and that of a collection
    /// that had begun.
    /// </summary>
    public bool IsWithoutEffect =>
        Error?.Code.Class is not (null or ErrorClass.NeedsReconcile or ErrorClass.DurabilityUncertain)
        && Error.Code != Problem.GcStopped;

    public static Answer Of<T>(Result<T> result, Func<T, WoError?>? uncertain = null, Func<T, string?>? token = null) =>
        result.TryGet(out var value, out var error)
            ? new Answer(null, uncertain?.Invoke(value)) { Token = token?.Invoke(value) }
            : new Answer(error);
}
