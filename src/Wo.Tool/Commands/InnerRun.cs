using Wo.Tool.Hosting;

namespace Wo.Tool.Commands;

/// <summary>
/// Runs commands inside this process, on the path that a command line takes, with surroundings of their own: nothing reaches
/// the standard streams, which belong to the command around them.
/// </summary>
/// <param name="context">That of the command around them.</param>
internal sealed class InnerRun(CommandContext context)
{
    private const string OwnerVariable = "WO_OWNER";

    /// <summary>The name to act under; <see langword="null"/> for that of the environment.</summary>
    public string? Owner { get; init; }

    /// <summary>The leases that were taken through the command around them; <see langword="null"/> where each caller has its own.</summary>
    public ILeaseKeeper? Leases { get; init; }

    /// <summary>Runs one command to its end.</summary>
    /// <param name="words">The command line.</param>
    /// <param name="steps">Is told how steps go on that take long; <see langword="null"/> where no program wants to know.</param>
    /// <param name="cancellation">Stops it as a signal stops a process.</param>
    /// <returns>Its exit code and what it put on standard output.</returns>
    public (int ExitCode, ReadOnlyMemory<byte> Output) Run(
        string[] words,
        Action<string>? steps,
        CancellationToken cancellation
    )
    {
        var outer = context.Environment;
        using var output = new MemoryStream();
        var surroundings = new ToolEnvironment
        {
            Console = new ConsoleStreams(output, Stream.Null, OutputIsTerminal: false, ErrorIsTerminal: false),
            Variable = name => name == OwnerVariable && Owner is not null ? Owner : outer.Variable(name),
            WorkingDirectory = outer.WorkingDirectory,
            Time = outer.Time,
            ListenForInterrupts = _ => new ForwardedInterrupts(cancellation),
            OwnCommand = outer.OwnCommand,
            Steps = steps,
            Leases = Leases,
        };
        var exitCode = context.RunTool(surroundings, words);
        return (exitCode, output.ToArray());
    }
}
