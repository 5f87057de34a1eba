namespace Wo.Engine.Store.Control;

/// <summary>The right to work on one work order, held until it is given back or taken over after it expired.</summary>
internal sealed record Lease
{
    /// <summary>A renewal further in the future than this is suspicious: a clock was wrong.</summary>
    public static readonly TimeSpan ToleratedClockSkew = TimeSpan.FromMinutes(5);

    /// <summary>128 random bits in hexadecimal; <see langword="null"/> for a lease adopted from an older tool's lock.</summary>
    public string? Token { get; init; }

    /// <summary>Who holds it, a name.</summary>
    public required string Owner { get; init; }

    /// <summary>
    /// A second name of the owner, the user of the operating system: the locks of older tools have that one, while the
    /// work order's file has the owner's. <see langword="null"/> for a lease of this tool.
    /// </summary>
    public string? User { get; init; }

    /// <summary>The machine it was taken on.</summary>
    public required string Host { get; init; }

    /// <summary>The process that took it. Informs people and decides nothing.</summary>
    public int ProcessId { get; init; }

    /// <summary>When it was taken, UTC.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>When it was last renewed, UTC.</summary>
    public required DateTimeOffset RenewedAt { get; init; }

    /// <summary>Its time to live in seconds, fixed when it was taken.</summary>
    public required long TtlSeconds { get; init; }

    /// <summary>Absolute path of the worktree; <see langword="null"/> where it was taken without one.</summary>
    public string? Worktree { get; init; }

    /// <summary>The branch of the work.</summary>
    public string? Branch { get; init; }

    /// <summary>How the worktree came to be: adopt, attach, create, or none.</summary>
    public string? Mode { get; init; }

    /// <summary>The commit the branch was created at, where this lease created it.</summary>
    public string? BaseOid { get; init; }

    /// <summary>The number that no other running work order has (<c>ports</c>); <see langword="null"/> for none.</summary>
    public int? Port { get; init; }

    /// <summary>Whether it is a lock from which no owner can be read.</summary>
    public bool IsWithoutOwner => Owner == LeaseMirror.UnknownName;

    /// <summary>Whether a name is its owner's.</summary>
    public bool IsHeldBy(string name) => name == Owner || name == User;

    /// <summary>The moment from which it is stale.</summary>
    public DateTimeOffset ExpiresAt =>
        TtlSeconds > (DateTimeOffset.MaxValue - RenewedAt).TotalSeconds - 1
            ? DateTimeOffset.MaxValue
            : RenewedAt.AddSeconds(TtlSeconds);

    /// <summary>True at an age of the whole time to live and beyond, false before.</summary>
    public bool IsStale(DateTimeOffset now) => now >= ExpiresAt;

    /// <summary>Whether it claims to have been renewed in the future, beyond tolerated clock skew.</summary>
    public bool IsFromTheFuture(DateTimeOffset now) => RenewedAt - now > ToleratedClockSkew;
}
