using Wo.Engine.Configuration;
using Wo.Engine.Gates;
using Wo.Engine.Session;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Finish;

/// <summary>
/// running to done, failed or partial: operation lock, ownership, gates, verdict, transition, closeout. Done needs the
/// gates; giving up needs nothing but the right to, and works whatever has become of the worktree.
/// </summary>
internal sealed class FinishWorkOrder(Workspace workspace, GateShell shell)
{
    private readonly VerificationRun verification = new(workspace, new FinishGates(shell));
    private readonly CloseWorkOrder close = new(workspace);
    private readonly SessionLog session = workspace.Session;

    /// <summary>Finishes one work order.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="follow">Says what is running for as long as the result is not disposed.</param>
    /// <param name="cancellation">Ends the gate that is running. Once the transition has begun it is completed.</param>
    public Result<FinishedWorkOrder> Run(
        FinishRequest request,
        Func<string, IDisposable?> follow,
        CancellationToken cancellation
    )
    {
        if (request.Misuse() is { } problem)
        {
            return problem;
        }

        try
        {
            if (!workspace.Operations.Acquire(request.Id).TryGet(out var operation, out var busy))
            {
                return busy;
            }

            using (operation)
            {
                return Run(request, follow, operation, cancellation);
            }
        }
        catch (StorageException failed)
        {
            return new WoError(Problem.StorageFailed, $"{request.Id} was not finished: {failed.Message}")
            {
                NextSteps = [$"wo show {request.Id}"],
                Verify = [$"wo show {request.Id}"],
            };
        }
    }

    private Result<FinishedWorkOrder> Run(
        FinishRequest request,
        Func<string, IDisposable?> follow,
        OperationLock operation,
        CancellationToken cancellation
    )
    {
        if (!workspace.Subjects.Read(request.Id).TryGet(out var subject, out var error))
        {
            return error;
        }

        if (subject.State != WorkOrderState.Running)
        {
            return IllegalMove.For(CloseWorkOrder.Verb, request.Id, subject.State);
        }

        var lease = workspace.LeaseOf(request.Id, subject.Record);
        if (Ownership.Refuse(request.Id, lease, request.Caller, request.Force) is { } refusal)
        {
            return refusal;
        }

        var naming = workspace.Naming;
        if (!RunningMetadata.Read(subject, lease!, naming).TryGet(out var metadata, out error))
        {
            return error;
        }

        var context = new GateContext
        {
            Workspace = workspace,
            WorkOrder = metadata.WorkOrder,
            Place = ExecutionRoot.Of(workspace, naming, metadata.WorkOrder, lease!),
            Session = session,
            Summary = string.IsNullOrWhiteSpace(request.Summary) ? null : request.Summary,
            IsGivingUp = request.Result != FinishResult.Done,
            SkipVerification = request.SkipVerification is not null,
            Follow = follow,
            Cancellation = cancellation,
        };
        var closing = new FinishPlan
        {
            Subject = subject,
            Metadata = metadata,
            Lease = lease!,
            Result = request.Result,
            Branch = context.Place.Branch,
            Overrides = OverrideRecord.Of(request, subject.File, lease!, workspace.Clock.GetUtcNow()),
            Entry = request.Entry,
            KeepWorktree = request.KeepWorktree || workspace.Settings.KeepWorktree,
        };
        return context.IsGivingUp
            ? GiveUp(closing, context, request.ResultName, operation)
            : Verify(closing, context, request.SkipVerification, operation);
    }

    private Result<FinishedWorkOrder> Verify(
        FinishPlan closing,
        GateContext context,
        Override? skipped,
        OperationLock operation
    )
    {
        if (verification.Run(closing.Subject, context, skipped) is { } failure)
        {
            return Refuse(closing, context, failure, operation);
        }

        if (context.Cancellation.IsCancellationRequested)
        {
            return new WoError(Problem.Interrupted, $"finishing {context.Id} was interrupted before it was closed")
            {
                NextSteps = [$"wo finish {context.Id}"],
            };
        }

        var judged = context.Condition.Value;
        var outcome = close.Run(
            closing with
            {
                VerifiedCommit = judged.Head,
                Recheck = () => context.Place.Recheck(judged),
            },
            operation
        );
        var isUnverified = !context.SkipVerification && context.Commands.Count == 0;
        return outcome.TryGet(out var finished, out var error)
            ? isUnverified
                ? finished with
                {
                    Warnings = [.. finished.Warnings, $"{context.Id} has no verify.commands: none were run"],
                }
                : finished
            : error;
    }

    private Result<FinishedWorkOrder> Refuse(
        FinishPlan closing,
        GateContext context,
        WoError failure,
        OperationLock operation
    )
    {
        var failed = FailedVerification.Of(context, failure);
        if (failed.EndsBecause is not { } reason)
        {
            return failed.Keep(workspace, closing.Subject, closing.Metadata.WorkOrder) is { } uncounted
                ? failure with
                {
                    Details = [.. failure.Details, $"the failure was not counted: {uncounted}"],
                }
                : failure;
        }

        var ended = closing with
        {
            Result = FinishResult.Failed,
            VerifyFailures = failed.Count,
            Entry = SessionEntry.Result(
                context.Id,
                "Failed work order",
                $"{failure.Cause}; {reason}",
                $"wo finish {context.Id}"
            ),
            KeepWorktree = true,
        };
        return close.Run(ended, operation).TryGet(out var finished, out var error)
            ? finished with
            {
                Refused = failure with
                {
                    Cause = $"{failure.Cause}; {context.Id} is failed now: {reason}",
                    NextSteps = [$"wo requeue {context.Id} --reason \"…\""],
                    Verify = [$"wo show {context.Id}"],
                },
            }
            : failure with
            {
                Details = [.. failure.Details, $"it was to become failed ({reason}), but: {error.Cause}"],
            };
    }

    private Result<FinishedWorkOrder> GiveUp(
        FinishPlan closing,
        GateContext context,
        string result,
        OperationLock operation
    )
    {
        var unrecorded = verification.Record(closing.Subject, context, result);
        if (context.Cancellation.IsCancellationRequested)
        {
            return new WoError(Problem.Interrupted, $"finishing {context.Id} was interrupted before it was closed")
            {
                NextSteps = [$"wo show {context.Id}"],
            };
        }

        var outcome = close.Run(closing with { KeepWorktree = true }, operation);
        return outcome.TryGet(out var finished, out var error)
            ? unrecorded is null
                ? finished
                : finished with
                {
                    Warnings = [.. finished.Warnings, unrecorded],
                }
            : error;
    }
}
