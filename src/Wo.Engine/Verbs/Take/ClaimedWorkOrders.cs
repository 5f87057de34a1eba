using Wo.Engine.Store;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Take;

/// <summary>Work orders that run, or have a lease and are about to.</summary>
internal static class ClaimedWorkOrders
{
    /// <summary>Their ids, from one directory: the mirrors of leases lie beside what runs.</summary>
    public static IEnumerable<WorkOrderId> In(Workspace workspace)
    {
        foreach (var item in workspace.Files.List(workspace.Layout.StateDirectory(WorkOrderState.Running).FullPath))
        {
            var name = Path.GetFileNameWithoutExtension(item.Name);
            var isClaim = Path.GetExtension(item.Name) is CtxLayout.WorkOrderSuffix or CtxLayout.LockSuffix;
            if (isClaim && WorkOrderId.TryParse(name, out var id))
            {
                yield return id;
            }
        }
    }
}
