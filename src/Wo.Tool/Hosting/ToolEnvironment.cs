using System.Collections.Immutable;

namespace Wo.Tool.Hosting;

/// <summary>Everything the tool takes from its surroundings, so that tests can bring their own.</summary>
internal sealed class ToolEnvironment
{
    /// <summary>Standard output and standard error.</summary>
    public required ConsoleStreams Console { get; init; }

    /// <summary>Opens standard input.</summary>
    public Func<Stream> Input { get; init; } = static () => Stream.Null;

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

    /// <summary>Takes the whole terminal behind standard output; <see langword="null"/> where there is none to take.</summary>
    public Func<FullScreen>? OpenScreen { get; init; }

    /// <summary>The words that start this program once more; none where that is not known.</summary>
    public Func<ImmutableArray<string>> OwnCommand { get; init; } = static () => [];

    /// <summary>
    /// Is told how steps go on that take long, by a command whose answer a program waits for; <see langword="null"/> where
    /// no program wants to know.
    /// </summary>
    public Action<string>? Steps { get; init; }

    /// <summary>Keeps the leases of callers that are given no token; <see langword="null"/> where each caller has its own.</summary>
    public ILeaseKeeper? Leases { get; init; }

    /// <summary>Those of this process.</summary>
    public static ToolEnvironment OfProcess()
    {
        var console = ConsoleStreams.OfProcess();
        return new()
        {
            Console = console,
            OpenScreen = () => new FullScreen(console.Output),
            Input = System.Console.OpenStandardInput,
            Variable = Environment.GetEnvironmentVariable,
            WorkingDirectory = () => Environment.CurrentDirectory,
            OwnCommand = OwnCommandOfProcess,
            Time = new SystemTime(),
            ListenForInterrupts = onRepeated => new InterruptSignals(onRepeated),
        };
    }

    /// <summary>
    /// The same for an answer in the middle of a command line: nothing reaches the terminal on its own, and git is not
    /// waited for.
    /// </summary>
    public ToolEnvironment ForCompletion() =>
        new()
        {
            Console = new ConsoleStreams(Stream.Null, Stream.Null, OutputIsTerminal: false, ErrorIsTerminal: false),
            Variable = name => name == GitTimeLimit.Variable ? "1" : Variable(name),
            WorkingDirectory = WorkingDirectory,
            Time = Time,
            ListenForInterrupts = ListenForInterrupts,
        };

    // Started as "dotnet wo.dll" the process is dotnet, and the program is its first argument.
    private static ImmutableArray<string> OwnCommandOfProcess() =>
        Environment.ProcessPath is not { } path ? []
        : Path.GetFileNameWithoutExtension(path) == "dotnet" ? [path, Environment.GetCommandLineArgs()[0]]
        : [path];
}
