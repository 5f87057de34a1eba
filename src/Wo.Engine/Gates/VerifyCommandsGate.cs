using System.Globalization;
using Wo.Engine.Git;
using Wo.Engine.Processes;
using Wo.Engine.Store;
using Wo.Engine.Wording;

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
            var name = string.Create(CultureInfo.InvariantCulture, $"verify command {number} of {commands.Count}");
            if (Run(context, logs, commands[number - 1], directory, number, name).Error is { } failure)
            {
                return failure;
            }
        }

        return Result.Ok;
    }

    private Result<Unit> Run(
        GateContext context,
        RunLogs logs,
        string command,
        string directory,
        int number,
        string name
    )
    {
        var log = context.Workspace.Layout.CommandLog(context.Id, number);
        ProcessOutcome outcome;
        OutputTail tail;
        using (context.Follow($"{name}: {OneLine.Of(command)}"))
        using (var output = logs.Open(log))
        {
            outcome = shell.Run(context, command, directory, output);
            new LogSecrets(context.Tokens, MarkedWorktree.MarkOf("")).Hide(output);
            tail = outcome.Succeeded ? OutputTail.None : OutputTail.Of(output);
        }

        var result = new VerifyCommandResult(command, log, outcome.End, outcome.Code, outcome.Duration)
        {
            Output = tail,
            Leftovers = [.. outcome.Leftovers.Select(left => Describe(context, left))],
        };
        context.Commands.Add(result);
        return outcome.End switch
        {
            ProcessEnd.Exited when outcome.Code == 0 => Result.Ok,
            ProcessEnd.Canceled => new WoError(Problem.Interrupted, $"{name} was interrupted")
            {
                NextSteps = [$"wo finish {context.Id}"],
            },
            ProcessEnd.NotStarted => new WoError(Problem.GateNotRunnable, outcome.Error)
            {
                NextSteps = [$"wo show {context.Id}"],
                Verify = [$"{shell.Program} --version"],
            },
            _ => FailedCommand.Describe(context, result, name),
        };
    }

    private static string Describe(GateContext context, LeftoverProcess left)
    {
        var command = context.Tokens.Aggregate(
            OneLine.Of(left.Command),
            static (text, token) => text.Replace(token, "…", StringComparison.Ordinal)
        );
        var fate = left.IsEnded ? "was ended" : "runs on, because it has left the session of its gate";
        return string.Create(CultureInfo.InvariantCulture, $"process {left.Pid} ({command}) {fate}");
    }
}
