using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Wo.Engine.Processes;

/// <summary>
/// The same on Windows, where there are no sessions and signals: the child gets a process group of its own, against
/// Ctrl-C, and is ended as a tree without grace. Inherited handles are not supported. Untested until CI runs it.
/// </summary>
internal sealed class WindowsProcessRunner(TimeProvider time) : IProcessRunner
{
    private const int FileNotFound = 2;

    /// <inheritdoc/>
    public ProcessOutcome Run(ProcessRequest request, CancellationToken cancellation = default)
    {
        if (!Directory.Exists(request.WorkingDirectory))
        {
            return ProcessOutcome.NotStarted($"There is no directory {request.WorkingDirectory}");
        }

        using var process = new Process { StartInfo = Describe(request) };
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

        process.StandardInput.Close();
        var output = Task.Run(() => Pump(process.StandardOutput.BaseStream, request, request.OutputFile));
        var error = Task.Run(() => Pump(process.StandardError.BaseStream, request, request.ErrorFile));
        var stopped = Wait(process, request.TimeLimit, cancellation);
        var (outputText, isOutputTruncated) = output.GetAwaiter().GetResult();
        var (errorText, isErrorTruncated) = error.GetAwaiter().GetResult();
        return new ProcessOutcome(stopped ?? ProcessEnd.Exited, process.ExitCode)
        {
            Output = outputText,
            Error = errorText,
            IsTruncated = isOutputTruncated || isErrorTruncated,
            Duration = time.GetElapsedTime(began),
        };
    }

    private static ProcessStartInfo Describe(ProcessRequest request)
    {
        var start = new ProcessStartInfo(request.Program, request.Arguments)
        {
            WorkingDirectory = request.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        if (OperatingSystem.IsWindows())
        {
            start.CreateNewProcessGroup = true;
        }

        if (request.Environment is { } environment)
        {
            start.Environment.Clear();
            foreach (var (name, value) in environment.Variables)
            {
                start.Environment[name] = value;
            }
        }

        return start;
    }

    private static ProcessEnd? Wait(Process process, TimeSpan? timeLimit, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (timeLimit is { } span)
        {
            limit.CancelAfter(span);
        }

        try
        {
            process.WaitForExitAsync(limit.Token).GetAwaiter().GetResult();
            return null;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            return cancellation.IsCancellationRequested ? ProcessEnd.Canceled : ProcessEnd.TimedOut;
        }
    }

    private static (string Text, bool IsTruncated) Pump(Stream stream, ProcessRequest request, SafeFileHandle? file)
    {
        using var kept = new MemoryStream();
        var chunk = new byte[16 * 1024];
        var isTruncated = false;
        for (var got = stream.Read(chunk); got > 0; got = stream.Read(chunk))
        {
            if (file is not null)
            {
                Append(file, chunk.AsSpan(0, got));
                continue;
            }

            var room = (int)Math.Min(got, request.CaptureLimit - kept.Length);
            kept.Write(chunk, 0, room);
            isTruncated |= room < got;
        }

        return (Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length), isTruncated);
    }

    private static void Append(SafeFileHandle file, ReadOnlySpan<byte> bytes)
    {
        lock (file) // both streams may go to one file
        {
            RandomAccess.Write(file, bytes, RandomAccess.GetLength(file));
        }
    }
}
