using Wo.Engine.Reconcile.Repairs;
using Wo.Engine.Session;
using Wo.Engine.Store;
using Wo.Engine.Store.History;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Requeue;

/// <summary>failed or partial to pending, so that it can be taken again.</summary>
internal sealed class RequeueWorkOrder(Workspace workspace)
{
    private static readonly OperationName Requeue = new("requeue", "requeued");

    /// <summary>Puts it back into the queue.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="reason">Why, one line; kept in the work order.</param>
    public Result<MovedWorkOrder> Run(WorkOrderId id, string reason) =>
        WorkOrderOperation.Run(
            workspace,
            Requeue,
            id,
            operation =>
                from edited in Edit(operation.Subject, reason)
                let entry = SessionEntry.Note(id, SessionWords.Requeued, reason, $"wo requeue {id}")
                from moved in operation.Move(
                    new PlannedMove(WorkOrderState.Pending, edited, entry)
                    {
                        EndsWorktree = true,
                        Note = new JournalNote { Reason = reason },
                    }
                )
                select moved
        );

    private Result<byte[]> Edit(WorkOrderSubject subject, string reason)
    {
        var (file, now, revision) = (subject.File, workspace.Clock.GetUtcNow(), subject.NextRevision);
        var overrides = OverrideRecord.Of(OverrideUse.Offline(workspace), file, Environment.UserName, now);
        return subject.State switch
        {
            WorkOrderState.Failed => from failed in TypedWorkOrder.As<FailedWorkOrder>(file)
            from edited in TypedWorkOrder.Edit(file, failed, failed.Requeue(now, reason, revision), overrides.AsSpan())
            select edited,
            WorkOrderState.Partial => from partial in TypedWorkOrder.As<PartialWorkOrder>(file)
            from edited in TypedWorkOrder.Edit(
                file,
                partial,
                partial.Requeue(now, reason, revision),
                overrides.AsSpan()
            )
            select edited,

            // A running one is released; only reconcile requeues it, where no lease holds it.
            var other => IllegalMove.For(Requeue.Name, subject.Id, other),
        };
    }
}
