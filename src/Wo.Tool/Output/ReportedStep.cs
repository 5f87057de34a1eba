namespace Wo.Tool.Output;

/// <summary>Tells a program how a step goes on: when it starts, every second, and how it ended.</summary>
internal sealed class ReportedStep : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Action<string> report;
    private readonly GateStep step;
    private readonly StepTicker ticker;

    public ReportedStep(Action<string> report, TimeProvider time, GateStep step)
    {
        (this.report, this.step) = (report, step);
        ticker = new StepTicker(time, Interval, elapsed => report(LastingGate.SoFar(step, elapsed)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ticker.Dispose();
        var ending = $"{step.Name}: {step.Ending ?? "ended"} ({LastingGate.Seconds(ticker.Elapsed)})";
        report(TerminalText.Sanitise(ending));
    }
}
