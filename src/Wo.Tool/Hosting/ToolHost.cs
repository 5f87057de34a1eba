using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Invocation;
using Wo.Tool.CommandLine;
using Wo.Tool.Commands;
using Wo.Tool.Output;

namespace Wo.Tool.Hosting;

/// <summary>Takes a command line from its words to the exit code. Nothing gets past it: every run ends in an answer.</summary>
internal sealed class ToolHost(ToolEnvironment environment, ImmutableArray<CommandNode> commands)
{
    /// <summary>Runs one command line.</summary>
    public async Task<int> RunAsync(string[] arguments)
    {
        using var answers = new Answers(environment, OutputMode.From(arguments));
        AnsweringCommand answering = AnsweringCommand.None;
        try
        {
            var commandLine = new ToolCommandLine(commands);
            ParseResult parsed = commandLine.Parse(arguments);
            if (parsed.Action is not (RequestAction or ParseErrorAction))
            {
                return RunDirective(parsed, answers);
            }

            answering = AnsweringCommandOf(parsed);
            if (ToolCommandLine.Check(parsed, arguments) is { } problem)
            {
                return answers.Deliver(answering, problem, signal: null);
            }

            switch (parsed.Action)
            {
                case HelpRequest:
                    var page = new HelpPage(parsed.CommandResult);
                    return answers.Deliver(new("help", false), CommandResult.Done(page), signal: null);
                case VersionRequest:
                    return answers.Deliver(
                        new("version", false),
                        CommandResult.Done(new VersionReport()),
                        signal: null
                    );
                case VerbRequest request:
                    using (
                        IInterrupts interrupts = environment.ListenForInterrupts(() => SayThatStepIsFinished(answers))
                    )
                    {
                        var context = ContextOf(commandLine, parsed, arguments, answers, interrupts);
                        CommandResult result = await RunVerbAsync(request.Command, context, arguments, interrupts);
                        return answers.Deliver(answering, result, interrupts.First);
                    }

                default:
                    throw new InvalidOperationException($"No way to carry out {parsed.Action}.");
            }
        }
        catch (Exception exception)
        {
            answers.Diagnostics.Detail(exception.ToString());
            return answers.Deliver(answering, InternalError(exception, answering, arguments), signal: null);
        }
    }

    private async Task<CommandResult> RunVerbAsync(
        WoCommand command,
        CommandContext context,
        string[] arguments,
        IInterrupts interrupts
    )
    {
        try
        {
            CommandResult result = await command.RunAsync(context, interrupts.Token);

            // A child that was ended, which says no more than that: the card is the one of every other stop.
            return
                result.Error is { NextSteps: [], Code: var code }
                && code == Problem.Interrupted
                && interrupts.First is { } signal
                ? Stopped(signal, arguments)
                : result;
        }
        catch (OperationCanceledException) when (interrupts.First is { } signal)
        {
            return Stopped(signal, arguments);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The disk or its permissions, not a bug. What a verb can undo it has undone before this gets here.
            context.Diagnostics.Detail(failure.ToString());
            return new WoError(Problem.StorageFailed, failure.Message)
            {
                NextSteps = command.ChangesState && CanReconcile ? ["wo reconcile"] : [],
            };
        }
    }

    private static WoError Stopped(InterruptSignal signal, string[] arguments) =>
        new(Problem.Interrupted, $"stopped by {NameOf(signal)}; the step in progress was completed or undone")
        {
            NextSteps = [ShellText.Join(["wo", .. arguments])],
        };

    private bool CanReconcile => commands.Any(command => command.Name == "reconcile");

    private static string NameOf(InterruptSignal signal) =>
        signal switch
        {
            InterruptSignal.Hangup => "SIGHUP",
            InterruptSignal.Terminate => "SIGTERM",
            _ => "SIGINT",
        };

    private static void SayThatStepIsFinished(Answers answers) =>
        answers.Diagnostics.Notice("finishing the current step; kill -9 to abandon");

    private static AnsweringCommand AnsweringCommandOf(ParseResult parsed)
    {
        string[] path = CommandNames.PathOf(parsed.CommandResult);
        bool changesState = (parsed.Action as VerbRequest)?.Command.ChangesState ?? false;
        return path.Length == 0 ? AnsweringCommand.None : new(string.Join('.', path), changesState);
    }

    private CommandContext ContextOf(
        ToolCommandLine commandLine,
        ParseResult parsed,
        string[] arguments,
        Answers answers,
        IInterrupts interrupts
    ) =>
        new()
        {
            Parsed = parsed,
            Mode = OutputMode.From(arguments),
            Narration = answers.Narration,
            Diagnostics = answers.Diagnostics,
            Progress = answers.Progress,
            Environment = environment,
            AskedToStop = interrupts.Token,
            Root = commandLine.RootOf(parsed),
        };

    // Completion ([suggest]) belongs to System.CommandLine; what it must not do is handle signals and exceptions.
    private static int RunDirective(ParseResult parsed, Answers answers)
    {
        int exitCode = parsed.Invoke(
            new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = answers.OutputWriter,
                Error = answers.ErrorWriter,
            }
        );
        answers.OutputWriter.Flush();
        return exitCode;
    }

    private CommandResult InternalError(Exception exception, AnsweringCommand answering, string[] arguments)
    {
        // After a bug in the middle of a change, the state comes first.
        string nextStep =
            answering.ChangesState && CanReconcile
                ? "wo reconcile"
                : ShellText.Join([
                    "wo",
                    .. arguments.Where(argument => argument != OutputMode.QuietOption),
                    "--verbose",
                ]);
        return new WoError(Problem.Internal, $"{exception.GetType().Name}: {exception.Message}")
        {
            NextSteps = [nextStep],
        };
    }
}
