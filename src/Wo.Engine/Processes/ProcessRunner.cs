using System.Runtime.InteropServices;
using Wo.Core.Storage.Posix;

namespace Wo.Engine.Processes;

/// <summary>Runs child processes on Linux and macOS. See <see cref="ProcessRequest"/> for what a child gets.</summary>
/// <param name="time">Measures durations and time limits.</param>
internal sealed class ProcessRunner(TimeProvider time) : IProcessRunner
{
    /// <summary>The runner for the operating system this runs on.</summary>
    public static IProcessRunner ForThisPlatform(TimeProvider time) =>
        OperatingSystem.IsWindows() ? new WindowsProcessRunner(time) : new ProcessRunner(time);

    /// <inheritdoc/>
    public ProcessOutcome Run(ProcessRequest request, CancellationToken cancellation = default)
    {
        if (cancellation.IsCancellationRequested)
        {
            return new ProcessOutcome(ProcessEnd.Canceled, -1);
        }

        if (FindDefect(request) is { } defect)
        {
            return defect;
        }

        try
        {
            return Start(request, cancellation);
        }
        catch (IOException exception)
        {
            // No descriptor is left for a pipe. Nothing was started: all pipes are made before that.
            return ProcessOutcome.NotStarted(exception.Message);
        }
    }

    private ProcessOutcome Start(ProcessRequest request, CancellationToken cancellation)
    {
        ProcessCalls.KeepStatusOfChildren();
        using var wake = new WakePipe(cancellation);
        using var output = request.OutputFile is null ? new CapturedOutput(request.CaptureLimit) : null;
        using var error = request.ErrorFile is null ? new CapturedOutput(request.CaptureLimit) : null;
        var started = time.GetTimestamp();
        var outputEnd = output?.WriteEnd ?? request.OutputFile!;
        var mark = request.EndsLeftovers ? new ProcessMark($"{Environment.ProcessId}-{started}") : null;
        var marked = mark is null
            ? request
            : request with
            {
                Environment = mark.On(request.Environment ?? ProcessEnvironment.OfThisProcess()),
            };
        var failure = PosixSpawn.Start(marked, outputEnd, error?.WriteEnd ?? request.ErrorFile!, out var pid);
        if (failure != 0)
        {
            return ProcessOutcome.NotStarted(
                $"{request.Program}: {Marshal.GetPInvokeErrorMessage(failure)}",
                failure == Errno.NoEntry
            );
        }

        output?.WriteEnd.Dispose();
        error?.WriteEnd.Dispose();
        using var child = new SupervisedChild(pid, request.Grace, time);
        var stopped = child.Wait(output, error, request.TimeLimit, wake);
        var ended = time.GetElapsedTime(started);
        var leftovers = mark is null ? [] : child.EndLeftovers(mark);
        output?.Drain();
        error?.Drain();
        return Interpret(child.Reap(), stopped) with
        {
            Output = output?.Decode(request.OutputIsBytes) ?? "",
            Error = error?.Decode() ?? "",
            IsTruncated = output is { IsTruncated: true } || error is { IsTruncated: true },
            ReadFailure = Describe(output?.ReadError ?? 0) ?? Describe(error?.ReadError ?? 0),
            Leftovers = leftovers,
            Duration = ended,
        };
    }

    /// <summary>The outcome of a request that cannot be started anywhere, or <see langword="null"/>.</summary>
    internal static ProcessOutcome? FindDefect(ProcessRequest request)
    {
        if (!Directory.Exists(request.WorkingDirectory))
        {
            // The system would say "no such file" of the program.
            return ProcessOutcome.NotStarted($"There is no directory {request.WorkingDirectory}");
        }

        foreach (var argument in request.Arguments)
        {
            if (argument.Contains('\0'))
            {
                return ProcessOutcome.NotStarted("An argument contains a NUL character");
            }
        }

        return null;
    }

    private static string? Describe(int error) => error == 0 ? null : Marshal.GetPInvokeErrorMessage(error);

    private static ProcessOutcome Interpret(int? status, ProcessEnd? stopped)
    {
        if (status is not { } value)
        {
            return new ProcessOutcome(stopped ?? ProcessEnd.Exited, -1);
        }

        var signal = value & 0x7f;
        var code = signal == 0 ? (value >> 8) & 0xff : signal;
        return new ProcessOutcome(stopped ?? (signal == 0 ? ProcessEnd.Exited : ProcessEnd.Signaled), code);
    }
}
