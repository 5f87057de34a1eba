namespace Wo.TestKit;

/// <summary>A clock that stands until it is set, also backwards. Timers and elapsed time stay real.</summary>
public sealed class StoppedClock : TimeProvider
{
    /// <summary>What it shows.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 3, 15, 12, 28, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => Now;
}
