namespace Wo.Engine.Tests.Read;

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 15, 12, 28, 30, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
