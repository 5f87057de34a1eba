using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Invocation;
using Wo.Tool.CommandLine;
using Wo.Tool.Commands;
using Wo.Tool.Hosting;
using Wo.Tool.Output;

namespace Wo.Tool.Edge;

/// <summary>Takes a command line from its words to the exit code. Nothing gets past it: every run ends in an answer.</summary>
/// <param name="environment">What is around the process.</param>
/// <param name="commands">Makes all commands.</param>
/// <param name="find">Makes the one of a name; without it all are made for each command line.</param>
internal sealed class ToolHost(
    ToolEnvironment environment,
    Func<ImmutableArray<CommandNode>> commands,
    Func<string, CommandNode?>? find = null
)
{
    private readonly CommandLines commandLines = new(commands, find ?? (static _ => null));

    /// <summary>Runs one command line.</summary>
    public int Run(string[] typed)
    {
        if (typed is [CompletionAnswer.Word, var shell, .. var words])
        {
            return Complete(shell, words);
        }

        string[] arguments = RequestWords.Replace(typed);
        using var answers = new AnswerWriter(environment, OutputMode.From(arguments));
        var advice = AdviceOn(RunningCommand.None);
        try
        {
            if (arguments is [GlobalOptions.VersionOption])
            {
                // Scripts ask it again and again, and the grammar takes longer than the answer.
                return SayVersion(answers);
            }

            ToolCommandLine commandLine = arguments is [['[', ..], ..]
                ? new(commands(), withDirectives: true)
                : commandLines.For(arguments);
            ParseResult parsed = commandLine.Parse(arguments);
            if (parsed.Action is not (RequestAction or ParseErrorAction))
            {
                return RunDirective(parsed, answers);
            }

            advice = AdviceOn(Named(parsed));
            if (ToolCommandLine.Check(parsed, arguments) is { } problem)
            {
                return answers.Deliver(advice, problem, signal: null);
            }

            switch (parsed.Action)
            {
                case HelpRequest:
                    var page = new HelpPage(parsed.CommandResult);
                    return answers.Deliver(AdviceOn(new("help", false)), CommandResult.Done(page), signal: null);
                case VersionRequest:
                    return SayVersion(answers);
                case VerbRequest request:
                    using (
                        IInterrupts interrupts = environment.ListenForInterrupts(() => SayThatStepIsFinished(answers))
                    )
                    {
                        var context = ContextOf(
                            parsed,
                            arguments,
                            answers,
                            interrupts,
                            environment,
                            commandLine.RootOf(parsed)
                        );
                        advice = AdviceOn(advice.Command, context);
                        CommandResult result = RunVerb(request.Command, context, arguments, interrupts);
                        var exitCode = answers.Deliver(advice, result, interrupts.First);
                        if (interrupts.First is null)
                        {
                            context.AfterAnswer();
                        }

                        return exitCode;
                    }

                default:
                    throw new InvalidOperationException($"No way to carry out {parsed.Action}.");
            }
        }
        catch (Exception exception)
        {
            answers.Diagnostics.Detail(exception.ToString());
            return answers.Deliver(advice, InternalError(exception, advice.Command, arguments), signal: null);
        }
    }

    private static CommandResult RunVerb(
        WoCommand command,
        CommandContext context,
        string[] arguments,
        IInterrupts interrupts
    )
    {
        try
        {
            CommandResult result = command.Run(context);
            result = result with
            {
                Warnings = [.. result.Warnings, .. context.BeforeAnswer.SelectMany(step => step())],
            };

            // A child that was ended, which says no more than that: the card is the one of every other stop.
            return
                result.Error is { NextSteps: [], Code: var code }
                && code == Problem.Interrupted
                && interrupts.First is { } signal
                ? Stopped(signal, command, arguments)
                : result;
        }
        catch (OperationCanceledException) when (interrupts.First is { } signal)
        {
            return Stopped(signal, command, arguments);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The disk or its permissions, not a bug. What a verb can undo it has undone before this gets here.
            context.Diagnostics.Detail(failure.ToString());
            return new WoError(Problem.StorageFailed, failure.Message);
        }
    }

    private static WoError Stopped(InterruptSignal signal, WoCommand command, string[] arguments)
    {
        var again = CommandNames.LineOf(["wo", .. arguments]);
        return new(Problem.Interrupted, $"stopped by {NameOf(signal)}; the step in progress was completed or undone")
        {
            NextSteps = [again],
            Verify = command.IsAboutTree ? [] : [again],
        };
    }

    private static string NameOf(InterruptSignal signal) =>
        signal switch
        {
            InterruptSignal.Hangup => "SIGHUP",
            InterruptSignal.Terminate => "SIGTERM",
            _ => "SIGINT",
        };

    private static void SayThatStepIsFinished(AnswerWriter answers) =>
        answers.Diagnostics.Notice("finishing the current step; kill -9 to abandon");

    private int SayVersion(AnswerWriter answers) =>
        answers.Deliver(AdviceOn(new("version", false)), CommandResult.Done(new VersionReport()), signal: null);

    private Advice AdviceOn(RunningCommand command, CommandContext? context = null) =>
        new(commandLines, command, new CallerSituation(context));

    private static RunningCommand Named(ParseResult parsed)
    {
        string[] path = CommandNames.PathOf(parsed.CommandResult);
        bool changesState = (parsed.Action as VerbRequest)?.Command.ChangesState ?? false;
        return path.Length == 0 ? RunningCommand.None : new(string.Join('.', path), changesState);
    }

    private CommandContext ContextOf(
        ParseResult parsed,
        string[] arguments,
        AnswerWriter answers,
        IInterrupts interrupts,
        ToolEnvironment surroundings,
        string? root
    ) =>
        new()
        {
            Parsed = parsed,
            Mode = OutputMode.From(arguments),
            Narration = answers.Narration,
            Diagnostics = answers.Diagnostics,
            Progress = answers.Progress,
            Environment = surroundings,
            Cancellation = interrupts.Token,
            Interrupt = () => interrupts.First,
            RunTool = (inner, words) => new ToolHost(inner, commands, find).Run(words),
            Root = root,
        };

    /// <summary>
    /// Answers the script of a shell. Whatever goes wrong, nothing is offered and nothing is said: the reader is in the
    /// middle of a command line.
    /// </summary>
    private int Complete(string shell, string[] words)
    {
        var silent = environment.ForCompletion();
        using var answers = new AnswerWriter(silent, OutputMode.From([OutputMode.JsonOption, OutputMode.QuietOption]));
        using var answer = new StringWriter();
        try
        {
            var typed = CompletionAnswer.Read(shell, words);
            var point = commandLines.Whole.Find(typed.Before, typed.Word);
            using IInterrupts interrupts = silent.ListenForInterrupts(static () => { });
            var context = ContextOf(commandLines.Whole.Parse([]), [], answers, interrupts, silent, point.Root);
            CompletionAnswer.Write(answer, context, point, typed);
            using var output = new StreamWriter(environment.Console.Output, leaveOpen: true);
            output.Write(answer.ToString());
        }
        catch (Exception)
        {
            // See above.
        }

        return 0;
    }

    // Completion by dotnet-suggest ([suggest]) belongs to System.CommandLine; what it must not do is handle signals and exceptions.
    private static int RunDirective(ParseResult parsed, AnswerWriter answers)
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
        answers.ErrorWriter.Flush();
        return exitCode;
    }

    // After a bug in the middle of a change, the state comes first: it gets the steps of every storage failure.
    private static WoError InternalError(Exception exception, RunningCommand command, string[] arguments) =>
        new(Problem.Internal, $"{exception.GetType().Name}: {exception.Message}")
        {
            NextSteps = command.ChangesState
                ? []
                :
                [
                    CommandNames.LineOf([
                        "wo",
                        .. arguments.Where(word => word is not (OutputMode.QuietOption or OutputMode.ShortQuietOption)),
                        "--verbose",
                    ]),
                ],
        };
}
