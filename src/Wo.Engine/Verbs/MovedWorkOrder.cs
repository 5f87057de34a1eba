using System.Collections.Immutable;

namespace Wo.Engine.Verbs;

/// <summary>A work order that left the hands it was in.</summary>
/// <param name="Id">The work order.</param>
/// <param name="From">The state it was in.</param>
/// <param name="State">The state it is in now.</param>
/// <param name="Revision">Its <c>x_rev</c>.</param>
internal sealed record MovedWorkOrder(WorkOrderId Id, WorkOrderState From, WorkOrderState State, long Revision)
{
    /// <summary>What became of the worktree, in words; <see langword="null"/> where there was none.</summary>
    public string? Worktree { get; init; }

    /// <summary>What is not as it should be although the move happened.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>Why it may not survive power loss, or <see langword="null"/>.</summary>
    public WoError? Uncertain { get; init; }
}
