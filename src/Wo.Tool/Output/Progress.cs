using System.Globalization;

namespace Wo.Tool.Output;

/// <summary>Says on standard error that a step which takes longer than a second is still running.</summary>
/// <param name="error">Standard error, or <see langword="null"/> where it is not shown.</param>
/// <param name="time">The clock.</param>
/// <param name="isLive">Whether a line may be written over, as on a terminal.</param>
/// <param name="steps">A program that wants to know; <see langword="null"/> where none does.</param>
internal sealed class Progress(TextOutput? error, TimeProvider time, bool isLive = false, Action<string>? steps = null)
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromMinutes(1);

    /// <summary>Follows a step until the result is disposed. The lines come after 1, 2, 4, 8, … seconds.</summary>
    /// <param name="step">What is running, as a person would call it.</param>
    public IDisposable? Follow(string step) =>
        steps is not null ? new ReportedStep(steps, time, new GateStep(step, static () => null))
        : error is null ? null
        : new Follower(error, time, step);

    /// <summary>
    /// Follows a command of a gate until the result is disposed: with one line that tells its time and what it printed last,
    /// or, where lines stay, with one when it starts, some while it runs, and one when it has ended.
    /// </summary>
    public IDisposable? Gate(GateStep step)
    {
        if (steps is not null)
        {
            return new ReportedStep(steps, time, step);
        }

        if (error is null)
        {
            return null;
        }

        if (isLive)
        {
            return new LiveGate(error, time, step);
        }

        error.Line((step.Name, TextStyle.Faint));
        return new LastingGate(error, time, step, new Follower(error, time, step.Name));
    }

    private sealed class Follower : IDisposable
    {
        private readonly TextOutput error;
        private readonly TimeProvider time;
        private readonly string step;
        private readonly long start;
        private readonly ITimer timer;
        private readonly Lock gate = new();
        private TimeSpan interval = TimeSpan.FromSeconds(1);
        private bool ended;

        public Follower(TextOutput error, TimeProvider time, string step)
        {
            (this.error, this.time, this.step) = (error, time, step);
            start = time.GetTimestamp();
            // Started only once the field is set: the first tick uses it.
            timer = time.CreateTimer(_ => Tick(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timer.Change(interval, Timeout.InfiniteTimeSpan);
        }

        public void Dispose()
        {
            lock (gate)
            {
                ended = true;
            }

            timer.Dispose();
        }

        private void Tick()
        {
            lock (gate)
            {
                if (ended)
                {
                    return;
                }

                long seconds = (long)time.GetElapsedTime(start).TotalSeconds;
                error.Line(
                    ($"…still running: {step} ({seconds.ToString(CultureInfo.InvariantCulture)} s)", TextStyle.Faint)
                );
                // Next at twice the time that has passed, so that a long gate does not fill the screen.
                TimeSpan wait = interval;
                interval = wait + wait < LongestInterval ? wait + wait : LongestInterval;
                timer.Change(wait, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
