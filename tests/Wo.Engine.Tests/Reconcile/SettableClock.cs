namespace Wo.Engine.Tests.Reconcile;

/// <summary>A clock that stands still until it is set. Timers and elapsed time stay real.</summary>
internal sealed class SettableClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 15, 12, 28, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
