using Wo.Engine.Session;
using Wo.Engine.Store.Transitions;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Release;

/// <summary>running to pending: the lease ends, the branch stays, the worktree goes where nothing in it could be missed.</summary>
internal sealed class ReleaseWorkOrder(Workspace workspace)
{
    private const string Verb = "release";

    /// <summary>Gives a running work order back.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="caller">Who gives it back.</param>
    /// <param name="force">Present where somebody else's is given back.</param>
    /// <param name="reason">Why, one line; kept in the session log.</param>
    public Result<MovedWorkOrder> Run(WorkOrderId id, Caller caller, Override? force, string reason)
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

            if (subject.State != WorkOrderState.Running)
            {
                return IllegalMove.For(Verb, id, subject.State);
            }

            var lease = workspace.LeaseOf(id, subject.Record);
            if (Ownership.Refuse(id, lease, caller, force) is { } refusal)
            {
                return refusal;
            }

            if (!TypedWorkOrder.As<RunningWorkOrder>(subject).TryGet(out var running, out error))
            {
                return error;
            }

            if (
                !TypedWorkOrder
                    .Edit(subject, running, running.Release(subject.NextRevision))
                    .TryGet(out var edited, out error)
            )
            {
                return error;
            }

            var plan = new TransitionPlan(Verb, subject.Snapshot, WorkOrderState.Pending, edited, subject.NextRevision);
            var marked = WorktreeHandOver.MakeUp(workspace, lease!);
            if (!workspace.Transition.Apply(plan, operation).TryGet(out var committed, out error))
            {
                return error;
            }

            return new MovedWorkOrder(id, subject.State, committed.State, committed.Revision)
            {
                Uncertain = committed.Uncertain,
                Worktree = new WorktreeCleanup(workspace).Run(lease!, keep: false),
                Warnings =
                [
                    .. WorktreeHandOver.Warnings(marked),
                    .. new Bookkeeping(workspace).Record(
                        SessionEntry.Note(id, "Released work order", reason, $"wo release {id}")
                    ),
                ],
            };
        }
    }
}
