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
    /// <param name="skipped">Why <c>verify.commands</c> are skipped, or <see langword="null"/>.</param>
    /// <returns>Why the work order may not be closed as done, or <see langword="null"/>.</returns>
    public WoError? Run(WorkOrderSubject subject, GateContext context, Override? skipped)
    {
        var startedAt = workspace.Clock.GetUtcNow();
        try
        {
            var failure = RunWithLease(subject, context);
            var verdict = Describe(subject, context, startedAt, "done") with
            {
                Status = Verdict.StatusOf(failure),
                SkipReason = skipped?.Reason.Trim(),
            };
            return Write(verdict) is not { } lost ? failure
                : failure is null ? lost
                : failure with { Details = [.. failure.Details, lost.Cause] };
        }
        catch (Exception)
        {
            // A bug. The verdict tells that there was a run; the exception tells the rest.
            Write(Describe(subject, context, startedAt, "done") with { Status = VerdictStatus.Crash });
            throw;
        }
    }

    /// <summary>Asks the cheap gates for the record of somebody who gives up in any case.</summary>
    /// <returns>What does not stand in the record because that failed, or <see langword="null"/>.</returns>
    public string? Record(WorkOrderSubject subject, GateContext context, string result)
    {
        var startedAt = workspace.Clock.GetUtcNow();
        try
        {
            _ = gates.RunCheap(context);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            AddUnexpected(context, failed);
        }

        var verdict = Describe(subject, context, startedAt, result) with { Status = VerdictStatus.Fail };
        return Write(verdict with { FailureStage = Verdict.GivenUp })?.Cause;
    }

    private WoError? RunWithLease(WorkOrderSubject subject, GateContext context)
    {
        // A lock that an older tool left has no record to renew.
        using var renewal = subject.Record.Lease is { } lease ? new LeaseRenewal(workspace, subject.Id, lease) : null;
        try
        {
            return gates.Run(context);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return AddUnexpected(context, failed);
        }
    }

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
            Result = result,
        };

    private static string? CommitOf(GateContext context) =>
        context.Condition.TryGet(out var condition, out _) ? condition.Head : context.Place.LastKnownCommit();

    private WoError? Write(Verdict verdict)
    {
        var stage =
            verdict.FailureStage
            ?? verdict.Status switch
            {
                VerdictStatus.Pass => null,
                VerdictStatus.Fail => verdict.Failures[0].Stage,
                _ => Verdict.UnexpectedExit,
            };
        try
        {
            logs.WriteVerdict(verdict.WorkOrder.Id, VerdictFormat.Format(verdict with { FailureStage = stage }));
            return null;
        }
        catch (StorageException failed)
        {
            return new WoError(Problem.StorageFailed, $"the verdict was not written: {failed.Message}")
            {
                NextSteps = [$"wo finish {verdict.WorkOrder.Id}"],
                Verify = [$"wo show {verdict.WorkOrder.Id}"],
            };
        }
    }
}
