using System.Collections.Immutable;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Reconcile;

/// <summary>One reading of the tree, the control records and git.</summary>
internal sealed class ReconcileContext
{
    public required Workspace Workspace { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The one work order it is limited to; <see langword="null"/> for the whole tree.</summary>
    public required WorkOrderId? Only { get; init; }

    /// <summary>The files.</summary>
    public required TreeScan Scan { get; init; }

    /// <summary>Every id of which there is a file, a backup, a lock or a record; sorted.</summary>
    public required ImmutableArray<WorkOrderView> WorkOrders { get; init; }

    /// <summary>What git knows.</summary>
    public required RepositoryView Repository { get; init; }

    /// <summary>Whether the guard is held by whoever reads, so that no writer under it is alive.</summary>
    public required bool HoldsGuard { get; init; }

    /// <summary>The view of an id; <see langword="null"/> where nothing is known of it.</summary>
    public WorkOrderView? Find(WorkOrderId id)
    {
        foreach (var view in WorkOrders)
        {
            if (view.Id == id)
            {
                return view;
            }
        }

        return null;
    }
}
