using System.Collections.Immutable;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Verbs;

/// <summary>What every operation on a work order answers; some verbs add to it.</summary>
/// <param name="Id">The work order.</param>
/// <param name="From">The state it was in.</param>
/// <param name="State">The state it is in now.</param>
/// <param name="Revision">Its <c>x_rev</c>.</param>
internal record MovedWorkOrder(WorkOrderId Id, WorkOrderState From, WorkOrderState State, long Revision)
{
    /// <summary>The lease on record now, or <see langword="null"/>.</summary>
    public Lease? LeaseOnRecord { get; init; }

    /// <summary>What became of the worktree, in words; <see langword="null"/> where there was none.</summary>
    public string? Worktree { get; init; }

    /// <summary>What is not as it should be although the operation succeeded.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>Why it may not survive power loss, or <see langword="null"/>.</summary>
    public WoError? Uncertain { get; init; }
}
