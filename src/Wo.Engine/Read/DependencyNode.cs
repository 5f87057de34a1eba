using System.Collections.Immutable;
using Wo.Engine.Lint;

namespace Wo.Engine.Read;

/// <summary>A work order among those that wait for each other.</summary>
/// <param name="Name">Its id, as it is written where there is no such work order.</param>
/// <param name="Id">Its id; <see langword="null"/> where what is written is none.</param>
/// <param name="State">Its state; <see langword="null"/> where there is none, or it is not certain.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Title">Its title, if it can be read.</param>
/// <param name="Priority">Its priority as written.</param>
internal sealed record DependencyNode(
    string Name,
    WorkOrderId? Id,
    WorkOrderState? State,
    DependencyStatus Status,
    string? Title,
    string? Priority
)
{
    /// <summary>What it waits for, as it is written.</summary>
    public ImmutableArray<string> WaitsFor { get; init; } = [];

    /// <summary>Which open ones wait for it.</summary>
    public ImmutableArray<string> Blocks { get; init; } = [];

    /// <summary>Those of them that wait for nothing else.</summary>
    public ImmutableArray<string> Unblocks { get; init; } = [];

    /// <summary>Whether what it waits for is still to come.</summary>
    public bool IsOpen => Status != DependencyStatus.Done;
}
