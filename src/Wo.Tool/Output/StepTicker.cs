namespace Wo.Tool.Output;

/// <summary>Shows how a step goes on: at once, and again and again until it has ended. Nothing is shown after that.</summary>
internal sealed class StepTicker : IDisposable
{
    private readonly TimeProvider time;
    private readonly Action show;
    private readonly long start;
    private readonly Lock gate = new();
    private readonly ITimer timer;
    private bool ended;

    /// <summary>Begins.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="interval">How long to wait between two times.</param>
    /// <param name="show">Is told for how long the step runs, never twice at once.</param>
    public StepTicker(TimeProvider time, TimeSpan interval, Action<TimeSpan> show)
    {
        (this.time, this.show) = (time, () => show(Elapsed));
        start = time.GetTimestamp();
        timer = time.CreateTimer(_ => Show(), null, interval, interval);
        Show();
    }

    /// <summary>For how long the step runs.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(start);

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            ended = true;
        }

        timer.Dispose();
    }

    private void Show()
    {
        lock (gate)
        {
            if (!ended)
            {
                show();
            }
        }
    }
}
