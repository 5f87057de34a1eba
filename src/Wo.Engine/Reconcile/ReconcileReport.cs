using System.Collections.Immutable;
using Wo.Engine.Diagnosis;

namespace Wo.Engine.Reconcile;

/// <summary>What <c>wo reconcile</c> found and did.</summary>
internal sealed record ReconcileReport
{
    /// <summary>What is wrong now, after any repairs: heaviest first, then by work order.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>With <c>--apply</c>, what became of each finding that was there.</summary>
    public ImmutableArray<RepairOutcome> Outcomes { get; init; } = [];

    /// <summary>Work orders on which operations are under way; what they leave half-done meanwhile is not reported.</summary>
    public ImmutableArray<WorkOrderId> UnderWay { get; init; } = [];

    /// <summary>The log of the repairs, from the state root; <see langword="null"/> where none was made.</summary>
    public string? Log { get; init; }
}
