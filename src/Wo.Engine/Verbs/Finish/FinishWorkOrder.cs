using System.Collections.Immutable;
using Wo.Engine.Configuration;
using Wo.Engine.Gates;
using Wo.Engine.Session;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.History;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Finish;

/// <summary>
/// running to done, failed or partial. Done needs the gates; failed and partial need nothing but the right to, and work
/// whatever has become of the worktree. A verdict is left in any case.
/// </summary>
internal sealed class FinishWorkOrder(Workspace workspace, GateShell shell)
{
    private static readonly OperationName Finish = new("finish", "finished");

    private readonly VerificationRun verification = new(workspace, new FinishGates(shell));

    /// <summary>Finishes one work order.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="follow">Says what is running for as long as the result is not disposed.</param>
    /// <param name="cancellation">Ends the gate that is running. Once the transition has begun it is completed.</param>
    public FinishOutcome Run(FinishRequest request, Func<GateStep, IDisposable?> follow, CancellationToken cancellation)
    {
        var contexts = new GateContexts(workspace, follow, cancellation);
        var answer = Run(request, contexts);
        return new FinishOutcome(answer, [.. contexts.Commands], [.. contexts.Failures]);
    }

    private Result<FinishedWorkOrder> Run(FinishRequest request, GateContexts contexts) =>
        from sound in request.Check()
        from finished in WorkOrderOperation.Run(
            workspace,
            Finish,
            request.Id,
            operation =>
                from held in operation.Held(request.Caller, request.Force)
                from running in held.Read()
                let context = contexts.For(request, held, running)
                let plan = Plan(request, held, running, context)
                from finished in context.IsGivingUp
                    ? GiveUp(operation, plan, context, request.ResultName)
                    : Verify(operation, plan, context)
                select finished
        )
        select finished;

    private FinishPlan Plan(FinishRequest request, HeldWorkOrder held, RunningWorkOrder running, GateContext context)
    {
        OverrideUse[] used = [.. request.Overrides(held.Lease), .. OverrideUse.Offline(workspace)];
        return new FinishPlan
        {
            Held = held,
            Running = running,
            Result = request.Result,
            Branch = context.Place.Branch,
            Overrides = OverrideRecord.Of(used, held.Subject.File, request.Caller.Owner, workspace.Clock.GetUtcNow()),
            Entry = request.Entry(used),
            Cancellation = context.Cancellation,
            KeepWorktree = context.IsGivingUp || request.KeepWorktree || workspace.Settings.KeepWorktree,
            Note = new JournalNote { By = request.Caller.Owner, Reason = request.Summary },
        };
    }

    private Result<FinishedWorkOrder> Verify(WorkOrderOperation operation, FinishPlan plan, GateContext context)
    {
        var startedAt = workspace.Clock.GetUtcNow();
        var failed = verification.Run(operation.Subject, context).Error;
        plan = plan with { Note = plan.Note with { GateTime = workspace.Clock.GetUtcNow() - startedAt } };
        if (failed is { } failure)
        {
            return Refuse(operation, plan, context, failure);
        }

        var judged = context.Condition.Value;
        return from going in Uninterrupted(context, $"wo finish {context.Id}")
            from finished in Carry(
                operation,
                plan with
                {
                    VerifiedCommit = judged.Head,
                    Recheck = () => context.Place.Recheck(judged),
                }
            )
            select finished with
            {
                Warnings = [.. finished.Warnings, .. GateWarnings.Of(context)],
            };
    }

    /// <summary>The gates failed: the work order keeps running, or fails where its limit or the settings say so.</summary>
    private Result<FinishedWorkOrder> Refuse(
        WorkOrderOperation operation,
        FinishPlan plan,
        GateContext context,
        WoError failure
    )
    {
        var failed = FailedVerification.Of(context, failure);
        var note = RefusedGates.Add(plan.Note, context, failure);
        if (failed.EndsBecause is not { } reason)
        {
            RefusedGates.Tell(operation, JournalVerb.Finish, note);
            return failed.Count(operation, plan.Held, plan.Running).Error is { } uncounted
                ? failure with
                {
                    Details = [.. failure.Details, $"the failure was not counted: {uncounted.Cause}"],
                }
                : failure;
        }

        var ended = plan with
        {
            Result = FinishResult.Failed,
            VerifyFailures = failed.Failures,
            Note = note,
            Entry = SessionEntry.Result(
                context.Id,
                SessionWords.Failed,
                $"{failure.Cause}; {reason}",
                $"wo finish {context.Id}"
            ),
            KeepWorktree = true,
        };
        return Carry(operation, ended).TryGet(out var finished, out var error)
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
        WorkOrderOperation operation,
        FinishPlan plan,
        GateContext context,
        string result
    )
    {
        var recorded = verification.Record(operation.Subject, context, result);
        return from going in Uninterrupted(context, $"wo show {context.Id}")
            from finished in Carry(operation, plan)
            select recorded.Error is { } lost
                ? finished with
                {
                    Warnings = [.. finished.Warnings, lost.Cause],
                }
                : finished;
    }

    private Result<FinishedWorkOrder> Carry(WorkOrderOperation operation, FinishPlan plan) =>
        from move in plan.ToMove(workspace.Clock.GetUtcNow())
        from moved in operation.Move(move)
        select new FinishedWorkOrder(moved, plan.Branch, workspace.Layout.Verdict(moved.Id).Relative)
        {
            VerifiedCommit = plan.VerifiedCommit,
        };

    private static Result<Unit> Uninterrupted(GateContext context, string nextStep) =>
        context.Cancellation.IsCancellationRequested
            ? new WoError(Problem.Interrupted, $"finishing {context.Id} was interrupted before it was closed")
            {
                NextSteps = [nextStep],
            }
            : Result.Ok;
}
