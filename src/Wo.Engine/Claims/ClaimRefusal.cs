using System.Globalization;
using Wo.Engine.Wording;

namespace Wo.Engine.Claims;

/// <summary>Why another clone's claim stands against a command, in the words of one card.</summary>
internal static class ClaimRefusal
{
    /// <summary>Who holds it, since when and until when, in one line.</summary>
    public static string Describe(WorkOrderId id, SharedLease lease, DateTimeOffset now) =>
        $"{id} is held by {lease.Owner} on {lease.Host} in another clone since {UtcTime.ToSecond(lease.TakenAt)} ({Expiry(lease, now)})";

    /// <summary>Another clone holds it.</summary>
    public static WoError Elsewhere(WorkOrderId id, SharedLease lease, DateTimeOffset now) =>
        new(Problem.ClaimedElsewhere, Describe(id, lease, now))
        {
            NextSteps = [$"wo show {id}", "wo take --next"],
            Verify = [$"wo show {id}"],
        };

    /// <summary>Another clone has closed it.</summary>
    public static WoError Behind(SharedClaim claim, long revision) =>
        new(
            Problem.CloneBehind,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{claim.Id} is {claim.State.DirectoryName()} at revision {claim.Revision} since {UtcTime.ToSecond(claim.ChangedAt)} ({claim.ChangedBy}), and the file here is at revision {revision}"
            )
        )
        {
            NextSteps = ["git pull"],
            Verify = [$"wo show {claim.Id}"],
        };

    /// <summary>What this clone held is another's.</summary>
    public static WoError Superseded(WorkOrderId id, SharedLease lease, string clone, DateTimeOffset now) =>
        lease.CloneId == clone
            ? new WoError(Problem.Superseded, $"the claim of {id} has another token than the lease of this clone")
            {
                NextSteps = ["wo reconcile --apply"],
                Verify = ["wo reconcile"],
            }
            : new WoError(Problem.Superseded, $"this clone does not hold {id} any more: {Describe(id, lease, now)}")
            {
                NextSteps = [$"wo show {id}"],
                Verify = ["wo sync"],
            };

    /// <summary>What this clone held was closed by another.</summary>
    public static WoError Superseded(SharedClaim claim) =>
        new(
            Problem.Superseded,
            string.Create(
                CultureInfo.InvariantCulture,
                $"this clone does not hold {claim.Id} any more: it is {claim.State.DirectoryName()} at revision {claim.Revision} since {UtcTime.ToSecond(claim.ChangedAt)} ({claim.ChangedBy})"
            )
        )
        {
            NextSteps = [$"wo show {claim.Id}"],
            Verify = ["wo sync"],
        };

    /// <summary>
    /// Other clones had it meanwhile and gave it back: a version with a revision that is taken would hide behind theirs. The
    /// next attempt knows.
    /// </summary>
    public static WoError Overtaken(SharedClaim claim, long revision) =>
        new(
            Problem.LostRace,
            string.Create(
                CultureInfo.InvariantCulture,
                $"other clones have moved {claim.Id} to revision {claim.Revision}, which this clone did not know, and this would be revision {revision}; the next attempt will follow theirs"
            )
        )
        {
            NextSteps = ["wo sync"],
            Verify = [$"wo show {claim.Id}"],
        };

    private static string Expiry(SharedLease lease, DateTimeOffset now) =>
        LeaseExpiry.Of(lease.IsExpired(now), lease.ExpiresAt - now);
}
