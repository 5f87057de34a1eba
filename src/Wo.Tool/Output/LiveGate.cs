namespace Wo.Tool.Output;

/// <summary>
/// Shows a command of a gate in one line of the terminal: what it is, for how long it runs, what it printed last. When it
/// has ended, the line that stays says how.
/// </summary>
internal sealed class LiveGate : IDisposable
{
    private const int DefaultWidth = 80;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);

    private readonly TextOutput error;
    private readonly TimeProvider time;
    private readonly GateStep step;
    private readonly long start;
    private readonly Lock gate = new();
    private readonly ITimer timer;
    private bool ended;

    public LiveGate(TextOutput error, TimeProvider time, GateStep step)
    {
        (this.error, this.time, this.step) = (error, time, step);
        start = time.GetTimestamp();
        timer = time.CreateTimer(_ => Show(), null, Interval, Interval);
        Show();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            ended = true;
        }

        timer.Dispose();
        LastingGate.Write(error, step, time.GetElapsedTime(start));
    }

    private void Show()
    {
        lock (gate)
        {
            if (ended)
            {
                return;
            }

            // A line that the terminal breaks could not be written over.
            int room = (error.Width() ?? DefaultWidth) - 1;
            string about = $"{step.Name} ({LastingGate.Seconds(time.GetElapsedTime(start))})";
            string line = step.LastLine is { } last ? $"{about}  {last}" : about;
            error.Live(new StyledText(TerminalText.Sanitise(line), TextStyle.Faint).Clip(room));
        }
    }
}
