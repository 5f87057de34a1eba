using Wo.Engine.Gates;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Finish;

/// <summary>
/// Runs gates and leaves a verdict, whatever becomes of the run. The guard is not held meanwhile, so that other
/// commands are not kept waiting, and the lease is renewed.
/// </summary>
internal sealed class VerificationRun(Workspace workspace, FinishGates gates)
{
    private readonly RunLogs logs = new(workspace.Files, workspace.Writer, workspace.Layout);

    /// <summary>Runs all gates.</summary>
    /// <param name="subject">The work order.</param>
    /// <param name="context">What the gates look at.</param>
    /// <returns>Success where the work order may become done.</returns>
    public Result<Unit> Run(WorkOrderSubject subject, GateContext context)
    {
        var startedAt = workspace.Clock.GetUtcNow();
        try
        {
            var outcome = RunWithLease(subject, context);
            var verdict = Describe(subject, context, startedAt, "done") with { Status = Verdict.StatusOf(outcome) };
            if (Publish(context, verdict).Error is { } unpublished && outcome.IsOk)
            {
                outcome = unpublished;
                context.Failures.Add(new GateFailure(Verdict.UnexpectedExit, unpublished));
                verdict = Describe(subject, context, startedAt, "done");
            }

            return Write(verdict).Error is not { } lost ? outcome
                : outcome.Error is not { } failure ? lost
                : failure with { Details = [.. failure.Details, lost.Cause] };
        }
        catch (Exception)
        {
            // A bug. The verdict tells that there was a run; the exception tells the rest.
            Write(Describe(subject, context, startedAt, "done") with { Status = VerdictStatus.Crash });
            throw;
        }
    }

    /// <summary>Asks the cheap gates for the record of a work order that is given up in any case.</summary>
    /// <returns>Whether the verdict is written.</returns>
    public Result<Unit> Record(WorkOrderSubject subject, GateContext context, string result)
    {
        var startedAt = workspace.Clock.GetUtcNow();
        _ = StorageBoundary.Run(() => gates.RunCheap(context), failed => AddUnexpected(context, failed));
        var verdict = Describe(subject, context, startedAt, result) with { Status = VerdictStatus.Fail };
        return Write(verdict with { FailureStage = Verdict.GivenUp });
    }

    private Result<Unit> RunWithLease(WorkOrderSubject subject, GateContext context)
    {
        // A lock that an older tool left has no record to renew.
        using var renewal = subject.Record.Lease is { } lease ? new LeaseRenewal(workspace, subject.Id, lease) : null;
        return StorageBoundary.Run(() => gates.Run(context), failed => AddUnexpected(context, failed));
    }

    private static Result<Unit> Publish(GateContext context, Verdict verdict) =>
        StorageBoundary.Run(
            () =>
            {
                EvidenceWriter.Publish(context, verdict with { FailureStage = StageOf(verdict) });
                return Result.Ok;
            },
            failed => new WoError(Problem.StorageFailed, $"evidence of {context.Id} was not written: {failed.Message}")
            {
                NextSteps = [$"wo finish {context.Id}"],
                Verify = [$"wo show {context.Id}"],
            }
        );

    private static WoError AddUnexpected(GateContext context, Exception failed)
    {
        var error = new WoError(Problem.StorageFailed, $"{context.Id} was not verified: {failed.Message}")
        {
            NextSteps = [$"wo finish {context.Id}"],
            Verify = [$"wo show {context.Id}"],
        };
        context.Failures.Add(new GateFailure(Verdict.UnexpectedExit, error));
        return error;
    }

    private Verdict Describe(WorkOrderSubject subject, GateContext context, DateTimeOffset startedAt, string result) =>
        new()
        {
            WorkOrder = subject.File,
            Commit = CommitOf(context),
            Status = VerdictStatus.Crash,
            StartedAt = startedAt,
            FinishedAt = workspace.Clock.GetUtcNow(),
            Failures = [.. context.Failures],
            Commands = [.. context.Commands],
            OverrideReasons = [.. context.OverrideReasons.Distinct()],
            Result = result,
        };

    private static string? CommitOf(GateContext context) =>
        context.Condition.TryGet(out var condition, out _) ? condition.Head : context.Place.LastKnownCommit();

    private Result<Unit> Write(Verdict verdict)
    {
        var stage = StageOf(verdict);
        return StorageBoundary.Run(
            () =>
            {
                logs.WriteVerdict(verdict.WorkOrder.Id, VerdictFormat.Format(verdict with { FailureStage = stage }));
                return Result.Ok;
            },
            failed => new WoError(Problem.StorageFailed, $"the verdict was not written: {failed.Message}")
            {
                NextSteps = [$"wo finish {verdict.WorkOrder.Id}"],
                Verify = [$"wo show {verdict.WorkOrder.Id}"],
            }
        );
    }

    private static string? StageOf(Verdict verdict) =>
        verdict.FailureStage
        ?? verdict.Status switch
        {
            VerdictStatus.Pass => null,
            VerdictStatus.Fail => verdict.Failures[0].Stage,
            _ => Verdict.UnexpectedExit,
        };
}
