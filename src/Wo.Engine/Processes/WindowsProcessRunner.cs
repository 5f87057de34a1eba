using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace Wo.Engine.Processes;

/// <summary>
/// The same on Windows, where there are no sessions and signals. The child has a hidden console of its own, against Ctrl-C
/// and prompts, and is ended with its job, without grace. Reviewed against <see cref="ProcessRequest"/>, and not run on a
/// machine yet: docs/windows-and-macos.md lists what is unverified.
/// </summary>
internal sealed class WindowsProcessRunner(TimeProvider time) : IProcessRunner
{
    private const int FileNotFound = 2;

    /// <summary>A pipe that brings nothing for so long after the child's end is held open by a process it left behind.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    public ProcessOutcome Run(ProcessRequest request, CancellationToken cancellation = default)
    {
        if (cancellation.IsCancellationRequested)
        {
            return new ProcessOutcome(ProcessEnd.Canceled, -1);
        }

        if (ProcessRunner.FindDefect(request) is { } defect)
        {
            return defect;
        }

        var environment = request.Environment ?? ProcessEnvironment.OfThisProcess();
        if (WindowsPrograms.Find(request.Program, environment) is not { } program)
        {
            return ProcessOutcome.NotStarted($"{request.Program}: not found on PATH", isProgramMissing: true);
        }

        using var process = new Process { StartInfo = Describe(request, program, environment) };
        // Everything but the job is the same elsewhere, which is where the tests run it.
        using var job = OperatingSystem.IsWindows() ? new WindowsJob() : null;
        var began = time.GetTimestamp();
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            var isMissing = exception.NativeErrorCode == FileNotFound;
            return ProcessOutcome.NotStarted($"{request.Program}: {exception.Message}", isMissing);
        }

        // Between the start and this the child may have started others already, which then are not in the job.
        job?.Add(process);
        Feed(process, request.InputPath);
        var output = Capture(process.StandardOutput, request.OutputFile, request.CaptureLimit);
        var error = Capture(process.StandardError, request.ErrorFile, request.CaptureLimit);
        var stopped = Wait(process, job, request.TimeLimit, cancellation);
        output.Finish(Silence);
        error.Finish(Silence);
        if (request.EndsLeftovers)
        {
            job?.End();
        }

        job?.LetGo();
        return new ProcessOutcome(stopped ?? ProcessEnd.Exited, process.ExitCode)
        {
            Output = output.Decode(request.OutputIsBytes),
            Error = error.Decode(),
            IsTruncated = output.IsTruncated || error.IsTruncated,
            ReadFailure = output.Failure ?? error.Failure,
            Duration = time.GetElapsedTime(began),
        };
    }

    private static void Feed(Process process, string? inputPath)
    {
        using var input = process.StandardInput.BaseStream;
        if (inputPath is null)
        {
            return;
        }

        try
        {
            using var content = File.OpenRead(inputPath);
            content.CopyTo(input);
        }
        catch (IOException)
        {
            // The child did not want all of it; what it makes of that is in its exit code.
        }
    }

    private static WindowsCapture Capture(StreamReader stream, SafeFileHandle? file, int limit) =>
        new(stream.BaseStream, file, limit);

    private static ProcessStartInfo Describe(ProcessRequest request, string program, ProcessEnvironment environment)
    {
        var start = new ProcessStartInfo(program, request.Arguments)
        {
            WorkingDirectory = request.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        if (OperatingSystem.IsWindows())
        {
            start.CreateNewProcessGroup = true;
        }

        start.Environment.Clear();
        foreach (var (name, value) in environment.Variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private ProcessEnd? Wait(Process process, WindowsJob? job, TimeSpan? timeLimit, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(timeLimit ?? Timeout.InfiniteTimeSpan, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            process.WaitForExitAsync(either.Token).GetAwaiter().GetResult();
            return null;
        }
        catch (OperationCanceledException)
        {
            if (job is null || !job.End())
            {
                process.Kill(entireProcessTree: true);
            }

            process.WaitForExit();
            return cancellation.IsCancellationRequested ? ProcessEnd.Canceled : ProcessEnd.TimedOut;
        }
    }
}
