using Microsoft.Win32.SafeHandles;
using Wo.Engine.Configuration;
using Wo.Engine.Processes;

namespace Wo.Engine.Gates;

/// <summary>
/// Runs the commands of a work order in a shell, in a session of their own, so that they are ended together with all they
/// started. Nothing but the commands themselves is ever given to a shell.
/// </summary>
/// <param name="processes">Runs it.</param>
/// <param name="environment">The environment of the caller.</param>
internal sealed class GateShell(IProcessRunner processes, ProcessEnvironment environment)
{
    /// <summary>The program; another one in tests.</summary>
    public string Program { get; init; } = "bash";

    /// <summary>Runs a command of a gate to its end; what it prints goes straight into the file.</summary>
    /// <param name="context">What the gates look at.</param>
    /// <param name="command">The command.</param>
    /// <param name="directory">Where it runs: in the worktree, at the place that the state root has in the repository.</param>
    /// <param name="output">Where its output and its errors go.</param>
    /// <param name="artifact">The file that it is to make, or <see langword="null"/>.</param>
    public ProcessOutcome Run(
        GateContext context,
        string command,
        string directory,
        SafeFileHandle output,
        string? artifact = null
    ) =>
        Run(
            context.Workspace.Settings,
            GateEnvironment.Of(context, artifact),
            command,
            directory,
            output,
            context.Cancellation
        );

    /// <summary>Runs any command of a work order to its end; what it prints goes straight into the file.</summary>
    public ProcessOutcome Run(
        Settings settings,
        WorkVariables variables,
        string command,
        string directory,
        SafeFileHandle output,
        CancellationToken cancellation
    )
    {
        return processes.Run(
            Request(settings, command, directory) with
            {
                Environment = variables.Over(environment),
                OutputFile = output,
                ErrorFile = output,
                TimeLimit = settings.GateTimeout,
            },
            cancellation
        );
    }

    /// <summary>Runs a command that belongs to no worktree; what it prints is kept in memory, up to a limit.</summary>
    /// <param name="settings">The settings in force.</param>
    /// <param name="over">Puts its variables over those of the caller.</param>
    /// <param name="command">The command.</param>
    /// <param name="directory">Where it runs.</param>
    /// <param name="longest">How long it may run.</param>
    /// <param name="captureLimit">How much of each stream is kept, in bytes.</param>
    /// <param name="cancellation">Ends it.</param>
    public ProcessOutcome Capture(
        Settings settings,
        Func<ProcessEnvironment, ProcessEnvironment> over,
        string command,
        string directory,
        TimeSpan longest,
        int captureLimit,
        CancellationToken cancellation
    ) =>
        processes.Run(
            Request(settings, command, directory) with
            {
                Environment = over(environment),
                TimeLimit = longest,
                CaptureLimit = captureLimit,
            },
            cancellation
        );

    // Without "--" a command that begins with a dash would be an option of bash.
    private ProcessRequest Request(Settings settings, string command, string directory) =>
        new(Program, [settings.GatesInLoginShell ? "-lc" : "-c", "--", command], directory) { EndsLeftovers = true };
}
