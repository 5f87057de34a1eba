using System.Text;
using Wo.Tool.Commands;
using Wo.Tool.Hosting;
using Wo.Tool.Output;

namespace Wo.Tool.Edge;

/// <summary>Writes what commands answer to standard output and standard error, in the form that was asked for.</summary>
internal sealed class AnswerWriter : IDisposable
{
    /// <summary>What a shell runs in place of an answer that there is not.</summary>
    private const string FailingCommand = "false";

    private readonly OutputMode mode;
    private readonly TolerantStream outputStream;
    private readonly TextOutput text;
    private readonly TextOutput errorText;

    /// <summary>Prepares both streams.</summary>
    public AnswerWriter(ToolEnvironment environment, OutputMode mode)
    {
        this.mode = mode;
        ConsoleStreams console = environment.Console;
        outputStream = new TolerantStream(console.Output);
        OutputWriter = Writer(outputStream);
        text = new TextOutput(OutputWriter, Color(console.OutputIsTerminal), mode.Verbosity)
        {
            Width = console.OutputIsTerminal ? console.OutputWidth : static () => null,
        };
        ErrorWriter = Writer(new TolerantStream(console.Error));
        errorText = new TextOutput(ErrorWriter, Color(console.ErrorIsTerminal), mode.Verbosity)
        {
            Width = console.OutputWidth,
            IsPrompt = true,
        };
        Diagnostics = new Diagnostics(errorText, silent: mode is { Json: true, Verbosity: Verbosity.Quiet });
        // Off a terminal too: a build server has no other sign that a long gate is not stuck. Programs want the object alone.
        Progress = new Progress(
            mode.Json || mode.Verbosity == Verbosity.Quiet ? null : errorText,
            environment.Time,
            console.ErrorIsTerminal && ColorRules.CanMove(environment.Variable),
            environment.Steps
        );

        bool Color(bool isTerminal) => ColorRules.Allow(isTerminal, mode.NoColor, environment.Variable);
    }

    /// <summary>Standard output, for what writes on its own (completion).</summary>
    public StreamWriter OutputWriter { get; }

    /// <summary>Standard error, for what writes on its own.</summary>
    public StreamWriter ErrorWriter { get; }

    /// <summary>Lines for people while a command runs.</summary>
    public TextOutput Narration => mode.Json ? TextOutput.Silent() : text;

    /// <summary>Warnings and failures.</summary>
    public Diagnostics Diagnostics { get; }

    /// <summary>What is still running.</summary>
    public Progress Progress { get; }

    /// <summary>Shows an answer and gives the exit code that goes with it.</summary>
    /// <param name="advice">What completes the answer.</param>
    /// <param name="result">The answer as the command gave it.</param>
    /// <param name="signal">The signal that was received while the command ran.</param>
    public int Deliver(Advice advice, CommandResult result, InterruptSignal? signal)
    {
        result = advice.Complete(result);
        int exitCode = ExitCodes.Of(result.Error, (int?)signal);
        if (mode.Json)
        {
            OutputWriter.Flush();
            var complete = result with { Warnings = [.. Diagnostics.Warnings, .. result.Warnings] };
            JsonAnswer.Write(outputStream, advice.Command.Name, complete, exitCode);
        }
        else if (result.Report is { } report)
        {
            report.WriteText(text);
        }
        else if (mode.ForShell && result.Error is not null)
        {
            text.Line(FailingCommand);
        }

        OutputWriter.Flush();
        foreach (string warning in result.Warnings)
        {
            Diagnostics.Warning(warning);
        }

        // A failure of the command weighs more than one of its output, which is then only mentioned.
        WoError? outputError = OutputError(advice.Command);
        if (result.Error is { } error)
        {
            Diagnostics.Failure(error);
            if (outputError is not null)
            {
                Diagnostics.Warning(outputError.Cause);
            }

            return exitCode;
        }

        if (outputError is not null)
        {
            ErrorCard.Write(errorText, advice.Complete(outputError));
        }

        return ExitCodes.Of(outputError);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        OutputWriter.Dispose();
        ErrorWriter.Dispose();
        outputStream.Dispose();
    }

    private WoError? OutputError(RunningCommand command)
    {
        if (outputStream.Failure is not { } failure)
        {
            return null;
        }

        string reason = $"standard output could not be written: {failure.GetBaseException().Message}";
        return command.ChangesState
            ? new WoError(Problem.AnswerLost, $"the command did its work, but {reason}")
            : new WoError(Problem.OutputFailed, reason);
    }

    // Each piece that is written wakes up who reads it.
    private static StreamWriter Writer(Stream stream) =>
        new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 14, leaveOpen: true);
}
