namespace Wo.Tool.Output;

/// <summary>Leases in words.</summary>
internal static class LeaseText
{
    /// <summary>How long it is held: <c>2 h</c>.</summary>
    public static string Held(LeaseView lease, DateTimeOffset now) => RoughTime.Of(now - lease.TakenAt);

    /// <summary>How long it lasts: <c>expires in 22 h</c>.</summary>
    public static StyledText Expiry(LeaseView lease, DateTimeOffset now) =>
        lease.IsFromTheFuture ? ("its last renewal lies in the future: a clock was wrong", TextStyle.Warning)
        : lease.IsStale ? ($"expired {RoughTime.Of(now - lease.ExpiresAt)} ago", TextStyle.Warning)
        : lease.ExpiresAt == DateTimeOffset.MaxValue ? "never expires"
        : $"expires in {RoughTime.Of(lease.ExpiresAt - now)}";
}
