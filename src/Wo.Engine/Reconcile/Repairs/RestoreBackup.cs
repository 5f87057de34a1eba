using Wo.Engine.Diagnosis.Checks;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.History;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Puts the best copy in the place of a file that is gone.</summary>
internal sealed class RestoreBackup : Repair<BackupOnlyCheck.Restorable>
{
    /// <inheritdoc/>
    protected override string Describe(BackupOnlyCheck.Restorable seen) => $"restore {seen.Copy.Place}";

    /// <inheritdoc/>
    protected override bool NeedsForce(BackupOnlyCheck.Restorable seen) => seen.IsWanted;

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, BackupOnlyCheck.Restorable seen)
    {
        var (workspace, view, copy) = (scene.Workspace, seen.WorkOrder, seen.Copy);

        // First the record: after a crash in between, the copy is still the one to restore, and without --force.
        if (view.Record.Revision > copy.Revision)
        {
            workspace.Control.Write(scene.Guard, view.Id, view.Record with { Revision = copy.Revision });
        }

        var path = workspace.Layout.WorkOrder(copy.State, view.Id);
        if (!workspace.Writer.TryCreate(path.FullPath, copy.Content.Bytes))
        {
            return new WoError(Problem.LostRace, $"{path} appeared meanwhile");
        }

        workspace.Generation.Settle(scene.Guard);
        workspace.Versions.Keep(scene.Guard, view.Id, copy.Content.Bytes);
        workspace.Journal.Add(
            scene.Guard,
            workspace.Journal.Now(JournalVerb.Reconcile, view.Id) with
            {
                To = copy.State,
                Revision = copy.Revision,
                Note = new JournalNote { Reason = $"restored from {copy.Place}" },
            }
        );
        return $"{path} is restored from {copy.Place}; check that it is the version you want";
    }
}
