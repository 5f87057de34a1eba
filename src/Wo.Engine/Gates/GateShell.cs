using Microsoft.Win32.SafeHandles;
using Wo.Engine.Git;
using Wo.Engine.Processes;

namespace Wo.Engine.Gates;

/// <summary>
/// Runs the commands of a work order in a login shell, in a session of their own, so that they are ended together with
/// all they started. Nothing but the commands themselves is ever given to a shell.
/// </summary>
/// <param name="processes">Runs it.</param>
/// <param name="environment">The environment; what would point git elsewhere is taken out of it.</param>
internal sealed class GateShell(IProcessRunner processes, ProcessEnvironment environment)
{
    private readonly ProcessEnvironment scrubbed = GitEnvironment.Scrub(environment);

    /// <summary>The program; another one in tests.</summary>
    public string Program { get; init; } = "bash";

    /// <summary>Runs a command to its end; what it prints goes straight into the file.</summary>
    public ProcessOutcome Run(
        string command,
        string directory,
        SafeFileHandle output,
        TimeSpan timeLimit,
        CancellationToken cancellation
    ) =>
        // Without "--" a command that begins with a dash would be an option of bash.
        processes.Run(
            new ProcessRequest(Program, ["-lc", "--", command], directory)
            {
                Environment = scrubbed,
                OutputFile = output,
                ErrorFile = output,
                TimeLimit = timeLimit,
            },
            cancellation
        );
}
