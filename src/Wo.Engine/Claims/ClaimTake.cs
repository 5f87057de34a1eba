namespace Wo.Engine.Claims;

/// <summary>What a clone that takes a work order builds on.</summary>
/// <param name="Id">The work order.</param>
/// <param name="Revision">The revision of its file here.</param>
/// <param name="State">The state of its file here.</param>
/// <param name="By">On whose behalf.</param>
internal sealed record ClaimTake(WorkOrderId Id, long Revision, WorkOrderState State, string By)
{
    /// <summary>Whether the lease of another clone that was seen first does not count: its holder is known not to go on.</summary>
    public bool IsForced { get; init; }

    /// <summary>Whether a lease that has expired by the clock is watched until it is certain; otherwise it counts.</summary>
    public bool WaitsForExpiry { get; init; }

    /// <summary>The hash of the token that this clone holds already; <see langword="null"/> where it holds none.</summary>
    public string? FormerTokenHash { get; init; }
}
