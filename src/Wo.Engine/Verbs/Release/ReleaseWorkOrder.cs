using Wo.Engine.Session;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.History;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Release;

/// <summary>running to pending: the lease ends, the branch stays, and the worktree goes unless that would lose something.</summary>
internal sealed class ReleaseWorkOrder(Workspace workspace)
{
    private static readonly OperationName Release = new("release", "released");

    /// <summary>Gives a running work order back.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="caller">Who gives it back.</param>
    /// <param name="force">Present where another owner's is given back.</param>
    /// <param name="reason">Why, one line; kept in the session log.</param>
    public Result<MovedWorkOrder> Run(WorkOrderId id, Caller caller, Override? force, string reason) =>
        WorkOrderOperation.Run(
            workspace,
            Release,
            id,
            operation =>
                from held in operation.Held(caller, force)
                from running in held.Read()
                let pending = running.Release(operation.Subject.NextRevision)
                let used = Overrides(id, held.Lease, caller, force).Concat(OverrideUse.Offline(workspace)).ToArray()
                from edited in held.Edit(
                    running,
                    pending,
                    OverrideRecord.Of(used, held.Subject.File, caller.Owner, workspace.Clock.GetUtcNow()).AsSpan()
                )
                let entry = SessionEntry.Note(
                    id,
                    SessionWords.Released,
                    $"{reason}{OverrideUse.Words(used)}",
                    $"wo release {id}"
                )
                from moved in operation.Move(
                    new PlannedMove(pending.State, edited, entry)
                    {
                        Ends = held.Lease,
                        Note = new JournalNote { By = caller.Owner, Reason = reason },
                    }
                )
                select moved
        );

    private static OverrideUse[] Overrides(WorkOrderId id, Lease lease, Caller caller, Override? force) =>
        force is not null && !Ownership.Check(id, lease, caller, force: null).IsOk
            ? [new OverrideUse(OverrideUse.Ownership, force)]
            : [];
}
