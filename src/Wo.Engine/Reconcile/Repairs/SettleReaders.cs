using Wo.Engine.Diagnosis.Checks;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile.Repairs;

/// <summary>Tells readers that nothing moves any more.</summary>
internal sealed class SettleReaders : Repair<UnsettledReadersCheck.UnsettledReaders>
{
    /// <inheritdoc/>
    protected override string Describe(UnsettledReadersCheck.UnsettledReaders seen) => "tell them that it has arrived";

    /// <inheritdoc/>
    protected override Result<string> Run(RepairContext scene, UnsettledReadersCheck.UnsettledReaders seen)
    {
        scene.Workspace.Generation.Settle(scene.Guard);
        return "readers are told that nothing moves";
    }
}
