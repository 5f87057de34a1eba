using System.Globalization;
using Wo.Engine.Configuration;
using Wo.Engine.Gates;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Finish;

/// <summary>
/// What the failure of a gate does to a work order besides the answer: failed verify commands are counted in its file,
/// and at the count it names, or where the configuration says so, it fails.
/// </summary>
/// <param name="Failures">How often verify commands have failed now.</param>
/// <param name="IsCounted">Whether they did this time.</param>
/// <param name="EndsBecause">Why it fails, in words; <see langword="null"/> where it keeps running.</param>
internal sealed record FailedVerification(long Failures, bool IsCounted, string? EndsBecause)
{
    /// <summary>Judges the failure of a run.</summary>
    public static FailedVerification Of(GateContext context, WoError failure)
    {
        var isCounted = context.Commands is [.., { SaidNo: true, Kind: not GateCommandKind.Evidence }];
        var count = (context.WorkOrder.VerifyFailures ?? 0) + (isCounted ? 1 : 0);
        var limit = context.WorkOrder.StopConditions?.MaxFailVerify;
        var ends =
            isCounted && limit > 0 && count >= limit
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"verify commands have failed {count} times (stop_conditions.max_fail_verify is {limit})"
                )
            // A forgotten commit or a broken machine is no reason to give up.
            : context.Workspace.Settings.FailOnGateFailure && failure.Code.Class == ErrorClass.Negative
                ? "on_gate_failure is fail"
            : null;
        return new FailedVerification(count, isCounted, ends);
    }

    /// <summary>Writes the new count into the file of a work order that keeps running.</summary>
    public Result<Unit> Count(WorkOrderOperation operation, HeldWorkOrder held, RunningWorkOrder running) =>
        IsCounted ? operation.EditInPlace(held.Edit(running, running with { VerifyFailures = Failures })) : Result.Ok;
}
