using Wo.Engine.Store.Control;

namespace Wo.Engine.Read;

/// <summary>A lease as it is shown; the token is not in it.</summary>
/// <param name="Owner">Who holds it.</param>
/// <param name="Host">The machine it was taken on.</param>
/// <param name="ProcessId">The process that took it.</param>
/// <param name="TakenAt">When it was taken.</param>
/// <param name="RenewedAt">When it was last renewed.</param>
/// <param name="ExpiresAt">The moment from which it is stale.</param>
/// <param name="Age">Since it was last renewed; negative where a clock was wrong.</param>
/// <param name="IsStale">Whether it has expired.</param>
/// <param name="IsFromTheFuture">Whether it claims to have been renewed in the future.</param>
/// <param name="IsAdopted">Whether an older tool left it, without a token.</param>
/// <param name="Worktree">The worktree, absolute.</param>
/// <param name="Branch">The branch.</param>
internal sealed record LeaseView(
    string Owner,
    string Host,
    int ProcessId,
    DateTimeOffset TakenAt,
    DateTimeOffset RenewedAt,
    DateTimeOffset ExpiresAt,
    TimeSpan Age,
    bool IsStale,
    bool IsFromTheFuture,
    bool IsAdopted,
    string? Worktree,
    string? Branch
)
{
    /// <summary>Shows a lease at a moment.</summary>
    public static LeaseView Of(Lease lease, DateTimeOffset now) =>
        new(
            lease.Owner,
            lease.Host,
            lease.ProcessId,
            lease.TakenAt,
            lease.RenewedAt,
            lease.ExpiresAt,
            now - lease.RenewedAt,
            lease.IsStale(now),
            lease.IsFromTheFuture(now),
            lease.Token is null,
            lease.Worktree,
            lease.Branch
        )
        {
            User = lease.User,
        };

    /// <summary>A second name of the owner, from the lock of an older tool.</summary>
    public string? User { get; init; }

    /// <summary>Whether a name is its owner's.</summary>
    public bool IsHeldBy(string name) => name == Owner || name == User;
}
