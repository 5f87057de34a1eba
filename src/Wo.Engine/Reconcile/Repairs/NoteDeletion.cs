using Wo.Engine.Diagnosis;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Takes note that a deletion was meant, so that it is not reported again. Record and copies stay.</summary>
internal sealed class NoteDeletion : Repair<MeantDeletion>
{
    /// <inheritdoc/>
    protected override string Describe(MeantDeletion seen) => "take note that it was meant";

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, MeantDeletion seen)
    {
        var (workspace, id) = (scene.Workspace, seen.WorkOrder.Id);
        workspace.Versions.MarkDeleted(scene.Guard, id, seen.Why);
        return seen.WorkOrder.IsKept
            ? $"{id} is not reported any more; a copy stays in {workspace.ControlLayout.Version(id)}"
            : $"{id} is not reported any more";
    }
}
