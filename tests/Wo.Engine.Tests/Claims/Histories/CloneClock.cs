namespace Wo.Engine.Tests.Claims.Histories;

/// <summary>The time of the whole history.</summary>
internal sealed class WorldTime
{
    /// <summary>What a right clock shows.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 3, 15, 12, 28, 0, TimeSpan.Zero);
}

/// <summary>The clock of one clone. Waits cost no real time: the world moves on by what was waited for.</summary>
internal sealed class CloneClock(WorldTime world) : TimeProvider
{
    /// <summary>How far it is ahead of the right time.</summary>
    public TimeSpan Skew { get; set; }

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => world.Now + Skew;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // What comes again and again, as the renewal while gates run, is not waited for.
        if (dueTime != Timeout.InfiniteTimeSpan && period == Timeout.InfiniteTimeSpan)
        {
            world.Now += dueTime;
            ThreadPool.UnsafeQueueUserWorkItem(_ => callback(state), null);
        }

        return new Over();
    }

    private sealed class Over : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
