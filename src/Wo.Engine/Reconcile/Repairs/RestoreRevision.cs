using Wo.Engine.Diagnosis.Checks;
using Wo.Engine.Store.History;
using Wo.Engine.Store.Transitions;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Puts the backup of the recorded revision in the place of a file that git rewound.</summary>
internal sealed class RestoreRevision : Repair<RevisionCheck.RecordedBackup>
{
    /// <inheritdoc/>
    public override bool TakesGuardItself => true;

    /// <inheritdoc/>
    protected override string Describe(RevisionCheck.RecordedBackup seen) => $"restore {seen.Backup.Place}";

    /// <inheritdoc/>
    protected override bool NeedsForce(RevisionCheck.RecordedBackup seen) => true;

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, RevisionCheck.RecordedBackup seen)
    {
        var (view, file, backup, state) = (seen.WorkOrder, seen.File, seen.Backup, seen.State);
        if (state == file.State)
        {
            return scene.UnderGuard(held =>
                scene
                    .Workspace.InPlaceEdit.Apply(held, view.Id, state, file.Bytes, backup.Content.Bytes)
                    .TryGet(out _, out var error)
                    ? $"{backup.Place} is restored"
                    : error
            );
        }

        // Another directory: the one way in which work orders move, so that a crash is explained by its intent.
        var plan = new TransitionPlan(
            "reconcile",
            new WorkOrderSnapshot(view.Id, file.State, file.Bytes, view.Record),
            state,
            backup.Content.Bytes,
            view.Record.Revision
        )
        {
            Note = new JournalNote
            {
                Owner = file.Summary.Owner,
                Epic = file.Summary.Epic,
                Reason = "a newer revision is on record",
            },
        };
        if (!scene.Workspace.Transition.Apply(plan, scene.Operation).TryGet(out var committed, out var refused))
        {
            return refused;
        }

        return committed.Uncertain is { } uncertain
            ? uncertain
            : $"{backup.Place} is restored in {state.DirectoryName()}";
    }
}
