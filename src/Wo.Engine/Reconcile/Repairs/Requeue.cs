using Wo.Engine.Diagnosis;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.History;
using Wo.Engine.Store.Transitions;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>running to pending, for a work order that no lease holds.</summary>
internal static class Requeue
{
    private const string Reason = "reconcile found no lease and no worktree";

    /// <summary>Moves it by the one transition. What its file lacks for its state is no obstacle: it leaves that state.</summary>
    public static Result<string> Apply(RepairContext scene, WorkOrderObservation view, WorkOrderCandidate file)
    {
        var workspace = scene.Workspace;
        var (now, revision) = (workspace.Clock.GetUtcNow(), Math.Max(file.Revision, view.Record.Revision) + 1);
        var before = new WorkOrderSnapshot(view.Id, file.State, file.Bytes, view.Record);
        return from running in InferredMetadata.Read(file, InferredMetadata.Complete(workspace, file, view.Lease))
            let requeued = running.Requeue(now, Reason, revision)
            from edited in TypedWorkOrder.Edit(file, running, requeued)
            let written = workspace.Canonical.Keep(file.Bytes, edited)
            let plan = new TransitionPlan("reconcile", before, requeued.State, written, revision)
            {
                Note = new JournalNote
                {
                    Owner = file.Summary.Owner,
                    Epic = file.Summary.Epic,
                    Reason = Reason,
                },
            }
            from committed in workspace.Transition.Apply(plan, scene.Operation)
            from durable in committed.Uncertain is { } uncertain ? uncertain : Result.Ok
            select $"{view.Id} is pending again";
    }
}
