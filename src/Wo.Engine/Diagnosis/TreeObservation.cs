using System.Collections.Immutable;
using Wo.Engine.Lint;
using Wo.Engine.Store.Tree;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis;

/// <summary>The tree at one moment, as far as it was observed: files, control records, and what git knows.</summary>
internal sealed record TreeObservation
{
    public required Workspace Workspace { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The one work order it is limited to; <see langword="null"/> for the whole tree.</summary>
    public required WorkOrderId? Only { get; init; }

    /// <summary>The files.</summary>
    public required TreeScan Scan { get; init; }

    /// <summary>Every id of which there is a file, a backup, a lock, a record or a kept copy; sorted.</summary>
    public required ImmutableArray<WorkOrderObservation> WorkOrders { get; init; }

    /// <summary>What work orders refer to, and what is wrong with a single one.</summary>
    public required TreeLint Lint { get; init; }

    /// <summary>What git knows; <see langword="null"/> where it was not asked.</summary>
    public GitObservation? GitOrNone { get; init; }

    /// <summary>The look at the registers that clones share; <see langword="null"/> where none was made.</summary>
    public ClaimsLook? Claims { get; init; }

    /// <summary>Whether the guard is held by the observer, so that no writer under it is alive.</summary>
    public bool HoldsGuard { get; init; }

    /// <summary>Whether locks were asked, so that an operation that left traces and holds no lock is known to be dead.</summary>
    public bool AskedLocks { get; init; }

    /// <summary>What git knows.</summary>
    /// <exception cref="InvalidOperationException">Git was not asked: the check does not declare that it needs git.</exception>
    public GitObservation Git => GitOrNone ?? throw new InvalidOperationException("This check has to declare git.");

    /// <summary>What is known of an id; <see langword="null"/> for nothing.</summary>
    public WorkOrderObservation? Find(WorkOrderId id)
    {
        foreach (var workOrder in WorkOrders)
        {
            if (workOrder.Id == id)
            {
                return workOrder;
            }
        }

        return null;
    }

    /// <summary>The same without the work orders whose text a quick look does not read.</summary>
    public TreeObservation WithoutClosed() => this with { WorkOrders = WorkOrders.RemoveAll(order => order.IsClosed) };
}
