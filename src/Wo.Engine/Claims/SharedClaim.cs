namespace Wo.Engine.Claims;

/// <summary>The register of one work order, which all clones share (<c>trifecta.wo.claim/1</c>).</summary>
internal sealed record SharedClaim
{
    /// <summary>The work order.</summary>
    public required WorkOrderId Id { get; init; }

    /// <summary>The highest <c>x_rev</c> that any clone has committed, or is about to with this claim.</summary>
    public required long Revision { get; init; }

    /// <summary>The state it is in at that revision.</summary>
    public required WorkOrderState State { get; init; }

    /// <summary>Who holds it, or <see langword="null"/>.</summary>
    public SharedLease? Lease { get; init; }

    /// <summary>What a clone is about to do, or <see langword="null"/>.</summary>
    public SharedIntent? Intent { get; init; }

    /// <summary>The commit that its gates passed at; <see langword="null"/> where it is not done.</summary>
    public string? VerifiedCommit { get; init; }

    /// <summary>The branch that was last pushed with it, or <see langword="null"/>.</summary>
    public PushedBranch? Branch { get; init; }

    /// <summary>When it last changed, by the clock of the clone that changed it.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The clone that changed it.</summary>
    public required string ChangedIn { get; init; }

    /// <summary>The owner or user on whose behalf it was changed.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>
    /// 128 random bits of the swap that wrote it, by which its clone knows its own swap again where the answer got lost.
    /// </summary>
    public required string Nonce { get; init; }

    /// <summary>The lease of another clone than the one named; <see langword="null"/> where there is none.</summary>
    public SharedLease? LeaseElsewhere(string? clone) => Lease is { } lease && lease.CloneId != clone ? lease : null;

    /// <summary>Whether a clone has closed it since a revision, so that a clone that has that one has to fetch the file first.</summary>
    public bool IsClosedSince(long revision) => Lease is null && SharedLeases.IsClosed(State) && Revision > revision;
}
