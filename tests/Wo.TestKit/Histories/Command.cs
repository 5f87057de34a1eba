namespace Wo.TestKit.Histories;

/// <summary>One command about one work order.</summary>
/// <param name="Verb">What it does.</param>
/// <param name="Id">The work order.</param>
/// <param name="Actor">The owner name that it is run under.</param>
internal sealed record Command(Verb Verb, string Id, string Actor)
{
    /// <summary>The token presented, or <see langword="null"/>.</summary>
    public string? Token { get; init; }

    /// <summary>Whether <c>--force --reason</c> is given.</summary>
    public bool IsForced { get; init; }

    /// <summary>When it is run.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>How much later it may really be, where time is not the test's own.</summary>
    public TimeSpan Slack { get; init; }

    /// <summary>The token that it hands out.</summary>
    public string NewToken { get; init; } = LeaseFact.Unknown;

    /// <summary>The time to live of leases taken now.</summary>
    public long TtlSeconds { get; init; }
}
