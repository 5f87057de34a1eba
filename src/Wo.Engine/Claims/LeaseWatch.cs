using Wo.Engine.Store.Control;

namespace Wo.Engine.Claims;

/// <summary>
/// When a lease of another clone is over. Its renewal has the time of that clone's clock. Where this clone saw it when it was
/// new the clocks are known to agree; where not, one of them may be wrong, and the lease has to stay as it is while this clone
/// watches.
/// </summary>
internal static class LeaseWatch
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Whether it may be taken over.</summary>
    public static bool IsOver(SeenClaim found, SharedLease lease, DateTimeOffset now) =>
        lease.IsExpired(now) && (ClocksAgree(found) || found.LastSeen - found.FirstSeen >= Length(lease));

    /// <summary>How long it has to be watched still; zero where watching makes no difference.</summary>
    public static TimeSpan Rest(SeenClaim found, SharedLease lease, DateTimeOffset now)
    {
        if (!lease.IsExpired(now) || IsOver(found, lease, now))
        {
            return TimeSpan.Zero;
        }

        var rest = found.FirstSeen + Length(lease) - now;
        return rest > TimeSpan.Zero ? rest : TimeSpan.FromMilliseconds(1);
    }

    private static bool ClocksAgree(SeenClaim found) =>
        found.Claim is { } claim && (found.FirstSeen - claim.ChangedAt).Duration() < Lease.ToleratedClockSkew;

    private static TimeSpan Length(SharedLease lease) =>
        TimeSpan.FromSeconds(Math.Min(lease.TtlSeconds / 4.0, Longest.TotalSeconds));
}
