using Wo.Engine.Diagnosis;
using Wo.Engine.Store.Transitions;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>running to pending, for a work order that nobody can hold any more.</summary>
internal static class Requeue
{
    private const string Reason = "reconcile found nobody who holds it, and no worktree";

    /// <summary>
    /// Moves it by the one transition. The edit is made key by key: a file that lacks what its state requires cannot be
    /// read as a record of that state.
    /// </summary>
    public static Result<string> Apply(RepairContext scene, WorkOrderObservation view, WorkOrderCandidate file)
    {
        var revision = Math.Max(file.Revision, view.Record.Revision) + 1;
        var now = WorkOrderTimestamp.Format(scene.Workspace.Clock.GetUtcNow());
        FieldChange[] changes =
        [
            new("status", new FieldValue.Text(WorkOrderState.Pending.DirectoryName())),
            new("owner", new FieldValue.Null()),
            new("started_at", new FieldValue.Null()),
            new("x_rev", new FieldValue.Whole(revision)),
            new("x_requeued_from", new FieldValue.Text(WorkOrderState.Running.DirectoryName())),
            new("x_requeued_at", new FieldValue.Text(now, AlwaysQuoted: true)),
            new("x_requeue_reason", new FieldValue.Text(Reason)),
            new("x_verify_failures", new FieldValue.Null()),
        ];
        if (!YamlEditor.Apply(file.Bytes, changes).TryGet(out var edited, out var refused))
        {
            return refused;
        }

        var before = new WorkOrderSnapshot(view.Id, file.State, file.Bytes, view.Record);
        var plan = new TransitionPlan("reconcile", before, WorkOrderState.Pending, edited, revision);
        if (!scene.Workspace.Transition.Apply(plan, scene.Operation).TryGet(out var committed, out refused))
        {
            return refused;
        }

        return committed.Uncertain is { } uncertain ? uncertain : $"{view.Id} is pending again";
    }
}
