using Wo.Engine.Diagnosis.Checks;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Removes the temporary file of a writer that died.</summary>
internal sealed class RemoveTemporary : Repair<OrphanTemporaryCheck.OrphanTemporary>
{
    /// <inheritdoc/>
    protected override string Describe(OrphanTemporaryCheck.OrphanTemporary seen) => "remove it";

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, OrphanTemporaryCheck.OrphanTemporary seen)
    {
        scene.Workspace.Files.Unlink(seen.Path);
        return "it is removed";
    }
}
