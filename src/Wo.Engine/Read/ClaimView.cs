using Wo.Engine.Workspaces;

namespace Wo.Engine.Read;

/// <summary>A lease of another clone, as this one has last seen it.</summary>
/// <param name="Owner">Who holds it.</param>
/// <param name="Host">The machine it was taken on.</param>
/// <param name="ExpiresAt">The moment from which this clone may take it over.</param>
/// <param name="IsExpired">Whether that has come.</param>
/// <param name="SeenAt">When this clone has last seen it.</param>
/// <param name="Age">How long ago that is.</param>
internal sealed record ClaimView(
    string Owner,
    string Host,
    DateTimeOffset ExpiresAt,
    bool IsExpired,
    DateTimeOffset SeenAt,
    TimeSpan Age
)
{
    /// <summary>The lease of another clone; <see langword="null"/> where none was seen. No request is made.</summary>
    /// <param name="claims">What clones share; <see langword="null"/> for nothing.</param>
    /// <param name="id">The work order.</param>
    /// <param name="now">The moment.</param>
    public static ClaimView? Of(SharedClaims? claims, WorkOrderId id, DateTimeOffset now)
    {
        if (
            claims?.Seen.Find(id) is not { Claim: { } claim } seen
            || claim.LeaseElsewhere(claims.Clone.Known) is not { } lease
        )
        {
            return null;
        }

        var at = claims.Seen.LookedAt is { } all && all > seen.LastSeen ? all : seen.LastSeen;
        return new ClaimView(lease.Owner, lease.Host, lease.ExpiresAt, lease.IsExpired(now), at, now - at);
    }
}
