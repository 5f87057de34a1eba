using Wo.Engine.Store;

namespace Wo.Engine.Workspaces;

/// <summary>Finds the work order that a branch belongs to.</summary>
internal sealed class BranchOwner(Workspace workspace)
{
    /// <summary>
    /// The work order that runs on a branch, else the one that the branch is named after. Every commit asks, so that only what
    /// runs is read.
    /// </summary>
    public WorkOrderId? Find(string branch)
    {
        var running = Running()
            .Where(id =>
                workspace.Tree.Find(id)?.Active is { State: WorkOrderState.Running } file
                && file.Summary.Branch == branch
            )
            .ToList();
        if (running.Count > 0)
        {
            return running is [var only] ? only : null;
        }

        foreach (var id in workspace.Tree.Ids())
        {
            if (workspace.Naming.DefaultBranch(id.Value) == branch)
            {
                return id;
            }
        }

        return null;
    }

    private IEnumerable<WorkOrderId> Running()
    {
        foreach (var item in workspace.Files.List(workspace.Layout.StateDirectory(WorkOrderState.Running).FullPath))
        {
            var isWorkOrder = item.Name.EndsWith(CtxLayout.WorkOrderSuffix, StringComparison.Ordinal);
            if (isWorkOrder && WorkOrderId.TryParse(item.Name[..^CtxLayout.WorkOrderSuffix.Length], out var id))
            {
                yield return id;
            }
        }
    }
}
