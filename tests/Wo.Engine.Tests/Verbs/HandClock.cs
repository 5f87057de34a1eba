namespace Wo.Engine.Tests.Verbs;

/// <summary>A clock that only a test moves; its timers fire while it does, on the test's thread.</summary>
internal sealed class HandClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<HandTimer> timers = [];
    private DateTimeOffset now = new(2026, 3, 15, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(() => callback(state), now + dueTime, period);
        lock (gate)
        {
            timers.Add(timer);
        }

        return timer;
    }

    public void Advance(TimeSpan by)
    {
        now += by;
        HandTimer[] due;
        lock (gate)
        {
            due = [.. timers];
        }

        foreach (var timer in due)
        {
            timer.FireIfDue(now);
        }
    }

    private sealed class HandTimer(Action callback, DateTimeOffset first, TimeSpan period) : ITimer
    {
        private DateTimeOffset? next = first;

        public void FireIfDue(DateTimeOffset now)
        {
            if (next <= now)
            {
                next += period;
                callback();
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan newPeriod) => throw new NotSupportedException();

        public void Dispose() => next = null;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
