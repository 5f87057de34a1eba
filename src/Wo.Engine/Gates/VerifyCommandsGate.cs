using System.Globalization;
using Wo.Engine.Configuration;
using Wo.Engine.Processes;
using Wo.Engine.Store;
using Wo.Engine.Wording;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Gates;

/// <summary>Every one of <c>verify.commands</c> succeeds in the worktree. Stops at the first that does not.</summary>
internal sealed class VerifyCommandsGate(GateShell shell) : IGate
{
    /// <inheritdoc/>
    public string Stage => "verify_commands";

    /// <inheritdoc/>
    public Result<Unit> Check(GateContext context)
    {
        if (context.SkipVerification || context.WorkOrder.Verify?.Commands is not { Count: > 0 } commands)
        {
            return Result.Ok;
        }

        if (!context.Place.GateDirectory().TryGet(out var directory, out var unusable))
        {
            return unusable;
        }

        var logs = new RunLogs(context.Workspace.Files, context.Workspace.Writer, context.Workspace.Layout);
        logs.Clear(context.Id);
        for (var number = 1; number <= commands.Count; number++)
        {
            var of = string.Create(CultureInfo.InvariantCulture, $"{number} of {commands.Count}");
            if (Run(context, logs, commands[number - 1], directory, number, of).Error is { } failure)
            {
                return failure;
            }
        }

        return Result.Ok;
    }

    private Result<Unit> Run(GateContext context, RunLogs logs, string command, string directory, int number, string of)
    {
        var log = context.Workspace.Layout.CommandLog(context.Id, number);
        ProcessOutcome outcome;
        using (context.Follow($"verify command {of}: {command}"))
        using (var output = logs.Open(log))
        {
            outcome = shell.Run(
                command,
                directory,
                output,
                context.Workspace.Settings.GateTimeout,
                context.Cancellation
            );
        }

        context.Commands.Add(
            new VerifyCommandResult(command, log.Relative, outcome.End, outcome.Code, outcome.Duration)
        );
        return outcome.End switch
        {
            ProcessEnd.Exited when outcome.Code == 0 => Result.Ok,
            ProcessEnd.Canceled => new WoError(Problem.Interrupted, $"verify command {of} was interrupted")
            {
                NextSteps = [$"wo finish {context.Id}"],
            },
            ProcessEnd.NotStarted => new WoError(Problem.GateNotRunnable, outcome.Error)
            {
                NextSteps = [$"wo show {context.Id}"],
                Verify = [$"{shell.Program} --version"],
            },
            _ => new WoError(Problem.GateFailed, $"verify command {of} {Describe(context, outcome)}: {command}")
            {
                Details = [$"its output is in {log}"],
                NextSteps = [$"cat {ShellWord.Quote(log.Relative)}"],
                Verify = [$"wo show {context.Id}"],
            },
        };
    }

    private static string Describe(GateContext context, ProcessOutcome outcome) =>
        outcome.End switch
        {
            ProcessEnd.Signaled => string.Create(CultureInfo.InvariantCulture, $"was ended by signal {outcome.Code}"),
            ProcessEnd.TimedOut => string.Create(
                CultureInfo.InvariantCulture,
                $"did not end within {context.Workspace.Settings.GateTimeout.TotalSeconds} s and was stopped"
            ),
            _ => string.Create(CultureInfo.InvariantCulture, $"exited with {outcome.Code}"),
        };
}
