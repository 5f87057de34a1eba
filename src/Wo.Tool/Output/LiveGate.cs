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
    private readonly GateStep step;
    private readonly StepTicker ticker;

    public LiveGate(TextOutput error, TimeProvider time, GateStep step)
    {
        (this.error, this.step) = (error, step);
        ticker = new StepTicker(time, Interval, Show);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ticker.Dispose();
        LastingGate.Write(error, step, ticker.Elapsed);
    }

    private void Show(TimeSpan elapsed)
    {
        // A line that the terminal breaks could not be written over.
        int room = (error.Width() ?? DefaultWidth) - 1;
        error.Live(new StyledText(LastingGate.SoFar(step, elapsed), TextStyle.Faint).Clip(room));
    }
}
