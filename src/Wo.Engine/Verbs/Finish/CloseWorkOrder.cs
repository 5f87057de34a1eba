using Wo.Engine.Gates;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Transitions;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Finish;

/// <summary>The last part of <c>finish</c>: the transition and what follows it.</summary>
internal sealed class CloseWorkOrder(Workspace workspace)
{
    /// <summary>The command, for the record.</summary>
    public const string Verb = "finish";

    /// <summary>Moves the work order; the lease ends with it.</summary>
    public Result<FinishedWorkOrder> Run(FinishPlan closing, OperationLock operation)
    {
        var subject = closing.Subject;
        if (!Edit(closing).TryGet(out var edited, out var error))
        {
            return error;
        }

        var target = StateOf(closing.Result);
        var plan = new TransitionPlan(Verb, subject.Snapshot, target, edited, subject.NextRevision)
        {
            Recheck = closing.Recheck,
        };
        var marked = WorktreeHandOver.MakeUp(workspace, closing.Lease);
        if (!workspace.Transition.Apply(plan, operation).TryGet(out var committed, out error))
        {
            return error;
        }

        // The worktree first, as the index shows it.
        var worktree = new WorktreeCleanup(workspace).Run(closing.Lease, closing.KeepWorktree);
        var warnings = new Bookkeeping(workspace).Record(closing.Entry);
        return new FinishedWorkOrder(subject.Id, committed.State, committed.Revision)
        {
            VerifiedCommit = closing.VerifiedCommit,
            Branch = closing.Branch,
            Worktree = worktree,
            Verdict = workspace.Layout.Verdict(subject.Id).Relative,
            Warnings = [.. WorktreeHandOver.Warnings(marked), .. warnings],
            Uncertain = committed.Uncertain,
        };
    }

    private Result<byte[]> Edit(FinishPlan closing)
    {
        var running = closing.Metadata.WorkOrder;
        var counted = closing.VerifyFailures is { } count ? running with { VerifyFailures = count } : running;
        var (now, revision) = (workspace.Clock.GetUtcNow(), closing.Subject.NextRevision);
        WorkOrder closed = closing.Result switch
        {
            FinishResult.Done => counted.FinishDone(now, closing.VerifiedCommit!, revision),
            FinishResult.Failed => counted.FinishFailed(now, null, revision),
            _ => counted.FinishPartial(now, null, revision),
        };
        return TypedWorkOrder.Edit(closing.Subject, running, closed, [.. closing.Metadata.Added, .. closing.Overrides]);
    }

    private static WorkOrderState StateOf(FinishResult result) =>
        result switch
        {
            FinishResult.Done => WorkOrderState.Done,
            FinishResult.Failed => WorkOrderState.Failed,
            _ => WorkOrderState.Partial,
        };
}
