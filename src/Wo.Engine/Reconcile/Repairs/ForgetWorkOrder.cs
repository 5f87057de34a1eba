using Wo.Engine.Diagnosis;
using Wo.Engine.Diagnosis.Checks;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Sets the record of a work order aside of which nothing else is left.</summary>
internal sealed class ForgetWorkOrder : Repair<BackupOnlyCheck.RecordAlone>
{
    /// <inheritdoc/>
    protected override string Describe(BackupOnlyCheck.RecordAlone seen) =>
        "set the record aside and forget the work order";

    /// <inheritdoc/>
    protected override bool NeedsForce(BackupOnlyCheck.RecordAlone seen) => true;

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, BackupOnlyCheck.RecordAlone seen)
    {
        scene.Backups.Copy(seen.Record, ControlRecordFormat.Format(seen.WorkOrder.Record));
        scene.Workspace.Control.Write(scene.Guard, seen.WorkOrder.Id, ControlRecord.None);
        if (seen.WorkOrder.IsKept)
        {
            // What is kept cannot be read and would be found again.
            scene.Workspace.Versions.MarkDeleted(scene.Guard, seen.WorkOrder.Id, "forgotten");
        }

        return $"{seen.WorkOrder.Id} is forgotten";
    }
}
