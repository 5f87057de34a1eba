using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Sync;

/// <summary>What <c>wo sync</c> saw.</summary>
/// <param name="Place">Where the registers are.</param>
/// <param name="Registers">How many there are.</param>
/// <param name="HeldHere">How many work orders this clone holds.</param>
/// <param name="HeldElsewhere">How many other clones hold.</param>
internal sealed record SyncedClaims(string Place, int Registers, int HeldHere, int HeldElsewhere)
{
    /// <summary>Of which work orders the registers still do not know what this clone did.</summary>
    public ImmutableArray<WorkOrderId> Unpublished { get; init; } = [];

    /// <summary>What could not be published or read, one line each.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];
}
