using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Renumber;

/// <summary>What becomes, or became, of a work order that gets another id.</summary>
/// <param name="Old">The id that it had.</param>
/// <param name="New">The id that it has now.</param>
/// <param name="State">Its state, which stays.</param>
/// <param name="Path">Its file under the new id.</param>
/// <param name="Revision">Its <c>x_rev</c>.</param>
internal sealed record RenumberedWorkOrder(
    WorkOrderId Old,
    WorkOrderId New,
    WorkOrderState State,
    CtxPath Path,
    long Revision
)
{
    /// <summary>The work orders and files that name the new id now, from the state root.</summary>
    public ImmutableArray<string> Changed { get; init; } = [];

    /// <summary>The files that go on naming the old id, which another work order keeps.</summary>
    public ImmutableArray<string> Kept { get; init; } = [];

    /// <summary>Its branch under the new id; <see langword="null"/> where none was renamed.</summary>
    public string? Branch { get; init; }

    /// <summary>Its worktree under the new id; <see langword="null"/> where none was moved.</summary>
    public string? Worktree { get; init; }

    /// <summary>Whether it is done and not only planned.</summary>
    public bool IsWritten { get; init; }

    /// <summary>What is to be said besides.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];

    /// <summary>Why it may not survive power loss, or <see langword="null"/>.</summary>
    public WoError? Uncertain { get; init; }
}
