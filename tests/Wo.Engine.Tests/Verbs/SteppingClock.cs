namespace Wo.Engine.Tests.Verbs;

/// <summary>The real clock, shifted by a test.</summary>
internal sealed class SteppingClock : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
}
