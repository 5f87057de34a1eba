using Wo.Engine.Diagnosis.Checks;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Puts the best backup in the place of a file that is gone.</summary>
internal sealed class RestoreBackup : Repair<BackupOnlyCheck.Restorable>
{
    /// <inheritdoc/>
    protected override string Describe(BackupOnlyCheck.Restorable seen) => $"restore {seen.Backup.Path}";

    /// <inheritdoc/>
    protected override bool NeedsForce(BackupOnlyCheck.Restorable seen) => seen.IsWanted;

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, BackupOnlyCheck.Restorable seen)
    {
        var (workspace, view, backup) = (scene.Workspace, seen.WorkOrder, seen.Backup);

        // First the record: after a crash in between, the backup is still the one to restore, and without --force.
        if (view.Record.Revision > backup.Revision)
        {
            workspace.Control.Write(scene.Guard, view.Id, view.Record with { Revision = backup.Revision });
        }

        var path = workspace.Layout.WorkOrder(backup.State, view.Id);
        if (!workspace.Writer.TryCreate(path.FullPath, backup.Bytes))
        {
            return new WoError(Problem.LostRace, $"{path} appeared meanwhile");
        }

        workspace.Generation.Settle(scene.Guard);
        return $"{path} is restored from {backup.Path}; check that it is the version you want";
    }
}
