using Wo.Engine.Store.Control;

namespace Wo.Engine.Claims;

/// <summary>
/// Compares what this clone has with a register: the one place that decides whether a difference is this clone's to publish,
/// left by an operation that died, or a claim that was lost.
/// </summary>
internal static class ClaimComparison
{
    /// <summary>How they go together.</summary>
    /// <param name="local">What this clone has.</param>
    /// <param name="claim">What the register says; <see langword="null"/> where there is none.</param>
    /// <param name="clone">This clone; <see langword="null"/> where it has never claimed anything.</param>
    public static ClaimStanding Of(LocalClaim local, SharedClaim? claim, string? clone) =>
        claim is null
            ? local.Lease is null
                ? ClaimStanding.Agrees
                : ClaimStanding.LeaseWithoutClaim
            : claim.Lease is not { } shared
                ? WithoutHolder(local, claim, clone)
                : shared.CloneId == clone || (local.Lease is { } lease && shared.IsOf(lease))
                    ? Own(local, claim, shared, clone)
                    : OfAnother(local, claim);

    private static ClaimStanding Own(LocalClaim local, SharedClaim claim, SharedLease shared, string? clone) =>
        local.Lease is not { } lease
            ? local.OwnRevision > claim.Revision
                ? ClaimStanding.Behind
                : ClaimStanding.ClaimWithoutLease
            : !shared.IsOf(lease)
                ? ClaimStanding.LeaseWithoutClaim
                : claim.Intent?.CloneId == clone && clone is not null
                    ? ClaimStanding.Behind
                    : claim.Revision < local.OwnRevision || claim.State != local.State
                        ? ClaimStanding.Behind
                        : ClaimStanding.Agrees;

    private static ClaimStanding OfAnother(LocalClaim local, SharedClaim claim) =>
        local.Lease is not null ? ClaimStanding.Lost
        // Closed here and held there: both have results. What this clone gave back it does not contest.
        : SharedLeases.IsClosed(local.State) && local.OwnRevision > claim.Revision ? ClaimStanding.Lost
        : ClaimStanding.HeldElsewhere;

    private static ClaimStanding WithoutHolder(LocalClaim local, SharedClaim claim, string? clone)
    {
        var isOwnWord = claim.ChangedIn == clone;
        if (local.Lease is not null)
        {
            return !isOwnWord && SharedLeases.IsClosed(claim.State) && claim.Revision >= local.OwnRevision
                ? ClaimStanding.Lost
                : ClaimStanding.LeaseWithoutClaim;
        }

        return local.OwnRevision > claim.Revision || (claim.Intent is { } intent && intent.CloneId == clone)
                ? ClaimStanding.Behind
            : local.OwnRevision == claim.Revision
            && local.OwnRevision == local.FileRevision
            && local.OwnRevision > 0
            && local.State != claim.State
            && SharedLeases.IsClosed(local.State)
                ? isOwnWord ? ClaimStanding.Behind
                    : ClaimStanding.Lost
            : ClaimStanding.Agrees;
    }
}
