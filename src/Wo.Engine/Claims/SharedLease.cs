using System.Security.Cryptography;
using System.Text;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Claims;

/// <summary>A lease as all clones may see it: with the hash of its token, which does not let a reader act on it.</summary>
internal sealed record SharedLease
{
    /// <summary>SHA-256 of the token, lower-case hexadecimal; <see langword="null"/> for a lease without one.</summary>
    public string? TokenHash { get; init; }

    /// <summary>Who holds it, a name.</summary>
    public required string Owner { get; init; }

    /// <summary>The machine it was taken on.</summary>
    public required string Host { get; init; }

    /// <summary>The clone that holds it.</summary>
    public required string CloneId { get; init; }

    /// <summary>When it was taken, by the clock of its clone.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>When it was last renewed here, by the clock of its clone.</summary>
    public required DateTimeOffset RenewedAt { get; init; }

    /// <summary>Its time to live in seconds.</summary>
    public required long TtlSeconds { get; init; }

    /// <summary>The branch of the work; <see langword="null"/> where it names none.</summary>
    public string? Branch { get; init; }

    /// <summary>The commit that the branch began at; <see langword="null"/> where it names none.</summary>
    public string? BaseOid { get; init; }

    /// <summary>
    /// The moment from which another clone may take it over: its time to live and the skew of clocks that is tolerated have
    /// passed since its renewal.
    /// </summary>
    public DateTimeOffset ExpiresAt =>
        TtlSeconds > (DateTimeOffset.MaxValue - RenewedAt - Lease.ToleratedClockSkew).TotalSeconds - 1
            ? DateTimeOffset.MaxValue
            : RenewedAt.AddSeconds(TtlSeconds) + Lease.ToleratedClockSkew;

    /// <summary>Whether another clone may take it over.</summary>
    public bool IsExpired(DateTimeOffset now) => now >= ExpiresAt;

    /// <summary>Whether it claims to have been renewed in the future, beyond tolerated clock skew.</summary>
    public bool IsFromTheFuture(DateTimeOffset now) => RenewedAt - now > Lease.ToleratedClockSkew;

    /// <summary>Whether it is this lease of this clone.</summary>
    public bool IsOf(Lease lease) => TokenHash == HashOf(lease.Token);

    /// <summary>A lease of this clone.</summary>
    public static SharedLease Of(Lease lease, string clone) =>
        new()
        {
            TokenHash = HashOf(lease.Token),
            Owner = lease.Owner,
            Host = lease.Host,
            CloneId = clone,
            TakenAt = lease.TakenAt,
            RenewedAt = lease.RenewedAt,
            TtlSeconds = lease.TtlSeconds,
            Branch = lease.Branch,
            BaseOid = lease.BaseOid,
        };

    /// <summary>What stands for a token.</summary>
    public static string? HashOf(string? token) =>
        token is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
