using Wo.Engine.Reconcile.Repairs;
using Wo.Engine.Session;
using Wo.Engine.Store;
using Wo.Engine.Store.Transitions;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Requeue;

/// <summary>failed or partial to pending, so that it can be taken again.</summary>
internal sealed class RequeueWorkOrder(Workspace workspace)
{
    private const string Verb = "requeue";

    /// <summary>Puts it back into the queue.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="reason">Why, one line; kept in the work order.</param>
    public Result<MovedWorkOrder> Run(WorkOrderId id, string reason)
    {
        if (!workspace.Operations.Acquire(id).TryGet(out var operation, out var busy))
        {
            return busy;
        }

        using (operation)
        {
            if (!workspace.Subjects.Read(id).TryGet(out var subject, out var error))
            {
                return error;
            }

            if (!Edit(subject, reason).TryGet(out var edited, out error))
            {
                return error;
            }

            var plan = new TransitionPlan(Verb, subject.Snapshot, WorkOrderState.Pending, edited, subject.NextRevision);
            return workspace.Transition.Apply(plan, operation).TryGet(out var committed, out error)
                ? new MovedWorkOrder(id, subject.State, committed.State, committed.Revision)
                {
                    Uncertain = committed.Uncertain,
                    Warnings =
                    [
                        .. new Bookkeeping(workspace).Record(
                            SessionEntry.Note(id, "Requeued work order", reason, $"wo requeue {id}")
                        ),
                    ],
                }
                : error;
        }
    }

    private Result<byte[]> Edit(WorkOrderSubject subject, string reason)
    {
        var (now, revision) = (workspace.Clock.GetUtcNow(), subject.NextRevision);
        switch (subject.State)
        {
            case WorkOrderState.Failed:
                return TypedWorkOrder.As<FailedWorkOrder>(subject).TryGet(out var failed, out var error)
                    ? TypedWorkOrder.Edit(subject, failed, failed.Requeue(now, reason, revision))
                    : error;
            case WorkOrderState.Partial:
                return TypedWorkOrder.As<PartialWorkOrder>(subject).TryGet(out var partial, out error)
                    ? TypedWorkOrder.Edit(subject, partial, partial.Requeue(now, reason, revision))
                    : error;
            default:
                return IllegalMove.For(Verb, subject.Id, subject.State);
        }
    }
}
