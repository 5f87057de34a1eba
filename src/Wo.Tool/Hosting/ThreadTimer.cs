namespace Wo.Tool.Hosting;

/// <summary>
/// A timer with a thread of its own, which calls back one time after the other. That of the runtime starts a thread for all timers
/// and, for the first call, threads of the pool, which spin before they sleep: a tenth of what a claim among many takes.
/// </summary>
internal sealed class ThreadTimer : ITimer
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly Action call;
    private readonly TimeProvider time;
    private readonly object gate = new();
    private readonly long start;
    private TimeSpan? due;
    private TimeSpan period;
    private bool isStarted;
    private bool isEnded;
    private TaskCompletionSource? callEnded;

    /// <summary>Makes one, and starts it where it is due at all.</summary>
    /// <param name="call">What is due.</param>
    /// <param name="time">Tells how much time has passed.</param>
    /// <param name="dueTime">When it is due first; <see cref="Timeout.InfiniteTimeSpan"/> for never.</param>
    /// <param name="period">How long after that it is due again; <see cref="Timeout.InfiniteTimeSpan"/> for never.</param>
    public ThreadTimer(Action call, TimeProvider time, TimeSpan dueTime, TimeSpan period)
    {
        (this.call, this.time, start) = (call, time, time.GetTimestamp());
        Change(dueTime, period);
    }

    private TimeSpan Now => time.GetElapsedTime(start);

    /// <inheritdoc/>
    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            this.period = period;
            due = After(dueTime);
            if (due is not null && !isStarted && !isEnded)
            {
                new Thread(Run) { IsBackground = true, Name = "timer" }.Start();
                isStarted = true;
            }

            Monitor.Pulse(gate);
            return !isEnded;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            isEnded = true;
            Monitor.Pulse(gate);
        }
    }

    /// <summary>Ends it, and is done when a call that is under way has ended, too.</summary>
    public ValueTask DisposeAsync()
    {
        lock (gate)
        {
            Dispose();
            return callEnded is { } under ? new ValueTask(under.Task) : ValueTask.CompletedTask;
        }
    }

    private TimeSpan? After(TimeSpan wait) => wait == Timeout.InfiniteTimeSpan ? null : Now + wait;

    /// <summary>When it is due after a call. A period of nothing is none, as in timers of the runtime.</summary>
    private TimeSpan? AfterCall() => period == TimeSpan.Zero ? null : After(period);

    private void Run()
    {
        while (IsDueAgain())
        {
            call();
        }
    }

    /// <summary>Waits until the next call is due.</summary>
    /// <returns>Whether one is; otherwise the timer has ended.</returns>
    private bool IsDueAgain()
    {
        lock (gate)
        {
            callEnded?.SetResult();
            callEnded = null;
            while (!isEnded)
            {
                var wait = due is { } moment ? moment - Now : Longest;
                if (wait <= TimeSpan.Zero)
                {
                    due = AfterCall();
                    callEnded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    return true;
                }

                // A wait is counted in whole milliseconds, and in no more of them than an int has.
                var whole = TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
                Monitor.Wait(gate, whole < Longest ? whole : Longest);
            }

            return false;
        }
    }
}
