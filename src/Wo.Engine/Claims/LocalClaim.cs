using Wo.Engine.Store.Control;

namespace Wo.Engine.Claims;

/// <summary>What this clone has of one work order, to be held against its register.</summary>
/// <param name="Id">The work order.</param>
/// <param name="State">The state of its file.</param>
/// <param name="FileRevision">The revision of its file, which may have come with a commit of another clone.</param>
/// <param name="OwnRevision">The highest revision that this clone itself has committed.</param>
/// <param name="Lease">The lease of this clone, or <see langword="null"/>.</param>
internal sealed record LocalClaim(
    WorkOrderId Id,
    WorkOrderState State,
    long FileRevision,
    long OwnRevision,
    Lease? Lease
)
{
    /// <summary>The commit that its gates passed at, as its file says; <see langword="null"/> for none.</summary>
    public string? VerifiedCommit { get; init; }

    /// <summary>The owner that its file names, or <see langword="null"/>.</summary>
    public string? Owner { get; init; }
}
