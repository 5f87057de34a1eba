using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Wording;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs;

/// <summary>
/// Who may finish, renew or release: the caller that presents the token; without a token, one that gives the owner's
/// name, which promises only what a name can; and with a reason, every caller, on record.
/// </summary>
internal static class Ownership
{
    /// <summary>The lease of a running work order, which has to have one.</summary>
    public static Result<Lease> Of(Workspace workspace, WorkOrderSubject subject, Lease? lease) =>
        lease is not null ? lease : MissingLease.Of(workspace, subject);

    /// <summary>Whether the caller may act on the lease.</summary>
    public static Result<Unit> Check(WorkOrderId id, Lease lease, Caller caller, Override? force)
    {
        if (force is not null)
        {
            return Result.Ok;
        }

        if (caller.Token is not null)
        {
            return caller.Token == lease.Token
                ? Result.Ok
                : NotOwner(
                    id,
                    $"the token {(caller.IsOfWorktree ? "of this worktree" : "presented")} for {id} was superseded",
                    lease
                );
        }

        return lease.IsHeldBy(caller.Owner) ? Result.Ok : NotOwner(id, $"{caller.Owner} does not hold {id}", lease);
    }

    /// <summary>Who holds it, since when and until when, in one line.</summary>
    public static string Describe(WorkOrderId id, Lease lease, DateTimeOffset now)
    {
        var since = UtcTime.ToSecond(lease.TakenAt);
        var expiry = LeaseExpiry.Of(lease.IsStale(now), lease.ExpiresAt - now);
        return $"{id} is held by {lease.Owner} on {lease.Host} since {since} ({expiry})";
    }

    private static WoError NotOwner(WorkOrderId id, string cause, Lease lease) =>
        new(Problem.NotOwner, $"{cause} (held by {lease.Owner} on {lease.Host})")
        {
            NextSteps = [$"wo show {id}"],
            Verify = [$"wo show {id}"],
        };
}
