namespace Wo.Tool.Output;

/// <summary>
/// Tells a program how a step goes on: when it starts, every second, and how it ended. A program that has not taken the last
/// message is not told more.
/// </summary>
internal sealed class ReportedStep : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Action<string> report;
    private readonly TimeProvider time;
    private readonly GateStep step;
    private readonly long start;
    private readonly Lock gate = new();
    private readonly ITimer timer;
    private bool ended;

    public ReportedStep(Action<string> report, TimeProvider time, GateStep step)
    {
        (this.report, this.time, this.step) = (report, time, step);
        start = time.GetTimestamp();
        timer = time.CreateTimer(_ => Report(), null, Interval, Interval);
        Report();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            ended = true;
        }

        timer.Dispose();
        report($"{step.Name}: {step.Ending ?? "ended"} ({Seconds()})");
    }

    private void Report()
    {
        lock (gate)
        {
            if (!ended)
            {
                report(
                    TerminalText.Sanitise(
                        step.LastLine is { } last ? $"{step.Name} ({Seconds()})  {last}" : $"{step.Name} ({Seconds()})"
                    )
                );
            }
        }
    }

    private string Seconds() => LastingGate.Seconds(time.GetElapsedTime(start));
}
