using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Preflight;

/// <summary>What <c>take</c> would find.</summary>
/// <param name="Id">The work order.</param>
/// <param name="Title">Its title, where it can be read.</param>
/// <param name="Checks">Everything that was asked, in the order in which <c>take</c> asks.</param>
/// <param name="Warnings">What does not stop <c>take</c>.</param>
internal sealed record PreflightResult(
    WorkOrderId Id,
    string? Title,
    ImmutableArray<PreflightCheck> Checks,
    ImmutableArray<string> Warnings
)
{
    /// <summary>What <c>take</c> would answer: the first failure, or success where it would take the work order.</summary>
    public Result<Unit> Answer =>
        Checks.FirstOrDefault(check => !check.Outcome.IsOk)?.Outcome.Error is { } error ? error : Result.Ok;
}
