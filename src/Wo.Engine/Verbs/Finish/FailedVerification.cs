using System.Globalization;
using Wo.Engine.Configuration;
using Wo.Engine.Gates;
using Wo.Engine.Store;
using Wo.Engine.Store.Transitions;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Finish;

/// <summary>
/// What a no of the gates does to a work order besides the answer: failed verify commands are counted in its file, and
/// at the count it names, or where the configuration says so, it fails.
/// </summary>
/// <param name="Count">How often verify commands have failed now.</param>
/// <param name="IsCounted">Whether they did this time.</param>
/// <param name="EndsBecause">Why it fails, in words; <see langword="null"/> where it keeps running.</param>
internal sealed record FailedVerification(long Count, bool IsCounted, string? EndsBecause)
{
    /// <summary>Judges the failure of a run.</summary>
    public static FailedVerification Of(GateContext context, WoError failure)
    {
        var isCounted = context.Commands is [.., { SaidNo: true }];
        var count = (context.WorkOrder.VerifyFailures ?? 0) + (isCounted ? 1 : 0);
        var limit = context.WorkOrder.StopConditions?.MaxFailVerify;
        var ends =
            isCounted && limit > 0 && count >= limit
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"verify commands have failed {count} times (stop_conditions.max_fail_verify is {limit})"
                )
            // A forgotten commit or a broken machine is no reason to give up.
            : context.Workspace.Settings.FailOnGateFailure && failure.Code == Problem.GateFailed
                ? "on_gate_failure is fail"
            : null;
        return new FailedVerification(count, isCounted, ends);
    }

    /// <summary>Writes the new count into the file of a work order that keeps running.</summary>
    /// <returns>Why it could not be written, or <see langword="null"/>.</returns>
    public string? Keep(Workspace workspace, WorkOrderSubject subject, RunningWorkOrder running)
    {
        if (!IsCounted)
        {
            return null;
        }

        try
        {
            var counted = running with { VerifyFailures = Count };
            if (!TypedWorkOrder.Edit(subject, running, counted).TryGet(out var edited, out var error))
            {
                return error.Cause;
            }

            if (!workspace.Guard.Acquire(CloseWorkOrder.Verb).TryGet(out var held, out error))
            {
                return error.Cause;
            }

            using (held)
            {
                return workspace
                    .InPlaceEdit.Apply(held, subject.Id, subject.State, subject.File.Bytes, edited)
                    .Error?.Cause;
            }
        }
        catch (StorageException failed)
        {
            return failed.Message;
        }
    }
}
