namespace Wo.Tool.Output;

/// <summary>Says how a command of a gate ended, in a line of its own.</summary>
internal sealed class LastingGate(TextOutput error, TimeProvider time, GateStep step, IDisposable running) : IDisposable
{
    private readonly long start = time.GetTimestamp();

    /// <inheritdoc/>
    public void Dispose()
    {
        running.Dispose();
        Write(error, step, time.GetElapsedTime(start));
    }

    /// <summary>Writes the line.</summary>
    public static void Write(TextOutput error, GateStep step, TimeSpan elapsed) =>
        error.Line(
            ($"{step.Name}: ", TextStyle.Faint),
            (step.Ending ?? "ended", step.Succeeded ? TextStyle.Good : TextStyle.Bad),
            ($" ({Seconds(elapsed)})", TextStyle.Faint)
        );

    /// <summary>How a step goes on that has not ended: what it is, for how long it runs, what it printed last.</summary>
    public static string SoFar(GateStep step, TimeSpan elapsed)
    {
        var about = $"{step.Name} ({Seconds(elapsed)})";
        return TerminalText.Sanitise(step.LastLine is { } last ? $"{about}  {last}" : about);
    }

    /// <summary>A time as people read it.</summary>
    public static string Seconds(TimeSpan elapsed) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:0.0} s");
}
