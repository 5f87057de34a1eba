using System.Collections.Immutable;
using Wo.Tool.CommandLine;
using Wo.Tool.Hosting;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Mcp;

/// <summary>
/// Runs commands inside this process, on the path that a command line takes, with surroundings of their own: nothing reaches
/// the standard streams, which belong to the protocol.
/// </summary>
/// <param name="context">That of the command which serves.</param>
/// <param name="owner">The name to act under; <see langword="null"/> for that of the environment.</param>
/// <param name="leases">The leases that were taken through this server.</param>
internal sealed class ToolRunner(CommandContext context, string? owner, ILeaseKeeper leases)
{
    private const string OwnerVariable = "WO_OWNER";

    /// <summary>Runs one command to its end.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="takesOwner">Whether it asks for a name. Given on the line, the name is repeated in what the answer proposes.</param>
    /// <param name="steps">Is told how steps go on that take long; <see langword="null"/> where no program wants to know.</param>
    /// <param name="cancellation">Stops it as a signal stops a process.</param>
    public ToolAnswer Run(ToolLine line, bool takesOwner, Action<string>? steps, CancellationToken cancellation)
    {
        var outer = context.Environment;
        using var output = new MemoryStream();
        var surroundings = new ToolEnvironment
        {
            Console = new ConsoleStreams(output, Stream.Null, OutputIsTerminal: false, ErrorIsTerminal: false),
            Variable = name => name == OwnerVariable && owner is not null ? owner : outer.Variable(name),
            WorkingDirectory = outer.WorkingDirectory,
            Time = outer.Time,
            ListenForInterrupts = _ => new ForwardedInterrupts(cancellation),
            OwnCommand = outer.OwnCommand,
            Steps = steps,
            Leases = leases,
        };
        var exitCode = context.RunTool(surroundings, line.Words(Common(line, takesOwner)));
        return ToolAnswer.Of(exitCode, output.ToArray());
    }

    private IEnumerable<string> Common(ToolLine line, bool takesOwner)
    {
        yield return OutputMode.JsonOption;
        if (context.Root is { } root)
        {
            yield return $"{GlobalOptions.RootOption}={root}";
        }

        if (takesOwner && owner is not null && !line.Options.Any(IsOwner))
        {
            yield return $"{CallerOptions.OwnerOption}={owner}";
        }
    }

    private static bool IsOwner(string option) =>
        option.StartsWith(CallerOptions.OwnerOption + "=", StringComparison.Ordinal);
}
