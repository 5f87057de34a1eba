namespace Wo.Tool.Hosting;

/// <summary>The clock of the system, with timers for processes that last a few milliseconds.</summary>
internal sealed class SystemTime : TimeProvider
{
    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new ThreadTimer(() => callback(state), this, dueTime, period);
}
