using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Wo.Engine.Git;
using Wo.Engine.Processes;
using Wo.Engine.Store;
using Wo.Engine.Wording;

namespace Wo.Engine.Gates;

/// <summary>
/// Runs the commands of gates, each with a log of its own. One that already ran in the same run of the gates is not run
/// again, whichever gate asks for it.
/// </summary>
internal sealed class GateCommands(GateShell shell)
{
    /// <summary>Runs commands in order, up to the first that does not succeed.</summary>
    /// <param name="context">The run.</param>
    /// <param name="kind">Why they run.</param>
    /// <param name="commands">The commands.</param>
    /// <param name="name">What one of them is called, before its number.</param>
    public Result<Unit> RunAll(GateContext context, GateCommandKind kind, IReadOnlyList<string> commands, string name)
    {
        for (var number = 1; number <= commands.Count; number++)
        {
            var numbered = string.Create(CultureInfo.InvariantCulture, $"{name} {number} of {commands.Count}");
            if (Run(context, kind, commands[number - 1], numbered).Error is { } failure)
            {
                return failure;
            }
        }

        return Result.Ok;
    }

    /// <summary>Runs one command.</summary>
    /// <param name="context">The run.</param>
    /// <param name="kind">Why it runs.</param>
    /// <param name="command">The command.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="artifact">The file that it is to make, absolute; <see langword="null"/> where its output is what counts.</param>
    /// <returns>What became of it; a failure where it did not succeed.</returns>
    public Result<VerifyCommandResult> Run(
        GateContext context,
        GateCommandKind kind,
        string command,
        string name,
        string? artifact = null
    )
    {
        if (artifact is null && context.Commands.Find(ran => ran.Command == command && ran.Succeeded) is { } before)
        {
            return before;
        }

        if (context.Cancellation.IsCancellationRequested)
        {
            return Interrupted(context, name);
        }

        if (!context.Place.GateDirectory().TryGet(out var directory, out var unusable))
        {
            return unusable;
        }

        var logs = new RunLogs(context.Workspace.Files, context.Workspace.Writer, context.Workspace.Layout);
        if (context.Commands.Count == 0)
        {
            logs.Clear(context.Id);
        }

        var log = context.Workspace.Layout.CommandLog(context.Id, context.Commands.Count + 1);
        ProcessOutcome outcome;
        OutputTail tail;
        using (var output = logs.Open(log))
        {
            var step = new GateStep($"{name}: {OneLine.Of(command)}", () => LastLine(context, output));
            using (context.Follow(step))
            {
                outcome = shell.Run(context, command, directory, output, artifact);
                step.Succeeded = outcome.Succeeded;
                step.Ending = outcome.End switch
                {
                    ProcessEnd.Exited when outcome.Code == 0 => "ok",
                    ProcessEnd.Exited => string.Create(CultureInfo.InvariantCulture, $"exit code {outcome.Code}"),
                    ProcessEnd.TimedOut => "timed out",
                    ProcessEnd.Canceled => "interrupted",
                    ProcessEnd.NotStarted => "not started",
                    _ => string.Create(CultureInfo.InvariantCulture, $"signal {outcome.Code}"),
                };
            }

            new LogSecrets(context.Tokens, MarkedWorktree.MarkOf("")).Hide(output);
            tail = outcome.Succeeded ? OutputTail.None : OutputTail.Of(output);
        }

        var result = new VerifyCommandResult(command, log, outcome.End, outcome.Code, outcome.Duration)
        {
            Kind = kind,
            Output = tail,
            Leftovers = [.. outcome.Leftovers.Select(left => Describe(context, left))],
        };
        context.Commands.Add(result);
        return outcome.End switch
        {
            ProcessEnd.Exited when outcome.Code == 0 => result,
            ProcessEnd.Canceled => Interrupted(context, name),
            ProcessEnd.NotStarted => new WoError(Problem.GateNotRunnable, outcome.Error)
            {
                NextSteps = [$"wo show {context.Id}"],
                Verify = [$"{shell.Program} --version"],
            },
            _ => FailedCommand.Describe(context, result, name),
        };
    }

    private static WoError Interrupted(GateContext context, string name) =>
        new(Problem.Interrupted, $"{name} was interrupted") { NextSteps = [$"wo finish {context.Id}"] };

    private static string? LastLine(GateContext context, SafeFileHandle output) =>
        OutputTail.Of(output).Lines.LastOrDefault(line => !string.IsNullOrWhiteSpace(line)) is { } line
            ? WithoutTokens(context, line)
            : null;

    private static string WithoutTokens(GateContext context, string text) =>
        context.Tokens.Aggregate(text, static (rest, token) => rest.Replace(token, "…", StringComparison.Ordinal));

    private static string Describe(GateContext context, LeftoverProcess left)
    {
        var command = WithoutTokens(context, OneLine.Of(left.Command));
        var fate = left.IsEnded ? "was ended" : "runs on, because it has left the session of its gate";
        return string.Create(CultureInfo.InvariantCulture, $"process {left.Pid} ({command}) {fate}");
    }
}
