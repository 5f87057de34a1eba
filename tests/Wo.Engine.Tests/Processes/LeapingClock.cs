namespace Wo.Engine.Tests.Processes;

/// <summary>A clock that advances by one leap at every look, so that no test has to wait for time to pass.</summary>
internal sealed class LeapingClock(TimeSpan leap) : TimeProvider
{
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Add(ref ticks, leap.Ticks);
}
