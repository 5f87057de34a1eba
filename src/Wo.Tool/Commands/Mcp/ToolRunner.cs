using Wo.Tool.CommandLine;
using Wo.Tool.Hosting;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Mcp;

/// <summary>
/// Runs what a call asks for as a command line of this process.
/// </summary>
/// <param name="context">That of the command which serves.</param>
/// <param name="owner">The name to act under; <see langword="null"/> for that of the environment.</param>
/// <param name="leases">The leases that were taken through this server.</param>
internal sealed class ToolRunner(CommandContext context, string? owner, ILeaseKeeper leases)
{
    /// <summary>Runs one command to its end.</summary>
    /// <param name="line">The command line.</param>
    /// <param name="takesOwner">Whether it asks for a name. Given on the line, the name is repeated in what the answer proposes.</param>
    /// <param name="steps">Is told how steps go on that take long; <see langword="null"/> where no program wants to know.</param>
    /// <param name="cancellation">Stops it as a signal stops a process.</param>
    public ToolAnswer Run(ToolLine line, bool takesOwner, Action<string>? steps, CancellationToken cancellation)
    {
        var inner = new InnerRun(context) { Owner = owner, Leases = leases };
        var (exitCode, output) = inner.Run(line.Words(Common(line, takesOwner)), steps, cancellation);
        return ToolAnswer.Of(exitCode, output.Span);
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
