namespace Wo.Tool.Hosting;

/// <summary>Everything the tool takes from its surroundings, so that tests can bring their own.</summary>
internal sealed class ToolEnvironment
{
    /// <summary>Standard output and standard error.</summary>
    public required ConsoleStreams Console { get; init; }

    /// <summary>Reads an environment variable.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>
    /// Absolute path of the current directory. Asked for only when needed: it throws <see cref="IOException"/> where the
    /// directory was removed under the process.
    /// </summary>
    public required Func<string> WorkingDirectory { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>
    /// Starts to listen for requests to stop. The action is called for every one after the first.
    /// </summary>
    public required Func<Action, IInterrupts> ListenForInterrupts { get; init; }

    /// <summary>Those of this process.</summary>
    public static ToolEnvironment OfProcess() =>
        new()
        {
            Console = ConsoleStreams.OfProcess(),
            Variable = Environment.GetEnvironmentVariable,
            WorkingDirectory = () => Environment.CurrentDirectory,
            Time = TimeProvider.System,
            ListenForInterrupts = onRepeated => new InterruptSignals(onRepeated),
        };
}
