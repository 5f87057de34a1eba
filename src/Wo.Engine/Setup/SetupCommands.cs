using System.Globalization;
using Wo.Engine.Gates;
using Wo.Engine.Git;
using Wo.Engine.Processes;
using Wo.Engine.Store;
using Wo.Engine.Wording;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Setup;

/// <summary>The commands of <c>setup</c>, one after the other, each with a log; the first that fails is the last.</summary>
internal sealed class SetupCommands(Workspace workspace, GateShell shell)
{
    /// <summary>Runs them in the worktree, at the place that the state root has in the repository.</summary>
    public Result<Unit> Run(SetupPlace place, CancellationToken cancellation)
    {
        var commands = workspace.Settings.Setup.Commands;
        if (commands.IsEmpty)
        {
            return Result.Ok;
        }

        var logs = new RunLogs(workspace.Files, workspace.Writer, workspace.Layout);
        logs.ClearSetup(place.Id);
        for (var number = 1; number <= commands.Length; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"setup command {number} of {commands.Length}");
            if (Run(place, logs, commands[number - 1], number, name, cancellation).Error is { } failure)
            {
                return failure;
            }
        }

        return Result.Ok;
    }

    private Result<Unit> Run(
        SetupPlace place,
        RunLogs logs,
        string command,
        int number,
        string name,
        CancellationToken cancellation
    )
    {
        var log = workspace.Layout.SetupLog(place.Id, number);
        var directory = workspace.Root.BelowTop is "."
            ? place.Worktree
            : Path.Join(place.Worktree, workspace.Root.BelowTop);
        using var output = logs.Open(log);
        string[] secrets = place.Lease.Token is { } token ? [token] : [];
        var variables = new WorkVariables
        {
            Id = place.Id,
            Root = workspace.Root.Path,
            Worktree = place.Worktree,
            Branch = place.Branch,
            BaseRef = place.Base.Name,
            OwnPort = place.Lease.Port,
            Secrets = secrets,
        };
        var outcome = shell.Run(workspace.Settings, variables, command, directory, output, cancellation);
        new LogSecrets(secrets, MarkedWorktree.MarkOf("")).Hide(output);
        return outcome.End switch
        {
            ProcessEnd.Exited when outcome.Code == 0 => Result.Ok,
            ProcessEnd.Canceled => new WoError(Problem.Interrupted, $"{name} was interrupted")
            {
                NextSteps = [$"wo take {place.Id}"],
            },
            ProcessEnd.NotStarted => new WoError(Problem.GateNotRunnable, outcome.Error)
            {
                NextSteps = [$"wo take {place.Id} --no-setup"],
                Verify = [$"{shell.Program} --version"],
            },
            _ => Failed(place, command, name, outcome, log, OutputTail.Of(output)),
        };
    }

    private WoError Failed(
        SetupPlace place,
        string command,
        string name,
        ProcessOutcome outcome,
        CtxPath log,
        OutputTail tail
    )
    {
        var ending = CommandEnding.Describe(workspace.Settings, outcome.End, outcome.Code);
        return new WoError(Problem.SetupFailed, $"{name} {ending}: {OneLine.Of(command)}")
        {
            Details = [$"all of its output is in {log.FullPath}", .. CommandEnding.Output(tail)],
            NextSteps = [$"cat {ShellWord.Quote(log.FullPath)}", $"wo take {place.Id} --no-setup"],
            Verify = [$"wo preflight {place.Id}"],
        };
    }
}
