namespace Wo.TestKit.Histories;

/// <summary>A lease as the model sees it.</summary>
/// <param name="Token">Its token; <see langword="null"/> for one adopted from a lock without a record.</param>
/// <param name="Owner">Who holds it.</param>
/// <param name="RenewedAt">When it was renewed last.</param>
/// <param name="TtlSeconds">How long it lives.</param>
/// <param name="HasPlace">Whether it says where the work is done.</param>
internal sealed record LeaseFact(
    string? Token,
    string Owner,
    DateTimeOffset RenewedAt,
    long TtlSeconds,
    bool HasPlace = true
)
{
    /// <summary>The token of a lease of which nobody was told.</summary>
    public const string Unknown = "?";

    /// <summary>Who holds a lock that does not say.</summary>
    public const string Nobody = "unknown";

    /// <summary>The other name of its holder, where it was adopted from a lock that names the user of the system.</summary>
    public string? User { get; init; }

    /// <summary>How much later it may really have been renewed, where time is not the test's own.</summary>
    public TimeSpan Slack { get; init; }

    /// <summary>Whether this name is one of its holder's.</summary>
    public bool IsHeldBy(string name) => name == Owner || name == User;

    /// <summary>A lock as it is adopted beside a file that names an owner.</summary>
    public LeaseFact AdoptedFor(string? owner) =>
        owner is null || owner == Owner ? this : this with { Owner = owner, User = Owner == Nobody ? null : Owner };

    /// <summary>True at an age of the whole time to live and beyond.</summary>
    public bool IsStale(DateTimeOffset now) => (now - RenewedAt).TotalSeconds >= TtlSeconds;

    /// <summary>Whether a lease is what was predicted of it.</summary>
    public bool Fits(LeaseFact found) =>
        (Owner, User) == (found.Owner, found.User)
        && (Token == found.Token || (Token == Unknown && found.Token is not null))
        && found.RenewedAt >= RenewedAt
        && found.RenewedAt - RenewedAt <= Slack
        && TtlSeconds == found.TtlSeconds
        && HasPlace == found.HasPlace;
}
