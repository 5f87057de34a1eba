using System.Diagnostics;
using Wo.Benches;

namespace Wo.Bench;

/// <summary>A program that is run from start to end; only the time in which one runs counts.</summary>
internal sealed class Command(string file, string directory)
{
    /// <summary>What it finds on standard input; <see langword="null"/> for what this program has there.</summary>
    public string? Input { get; init; }

    /// <summary>The time in which programs ran since it was last set back.</summary>
    public static TimeSpan Elapsed { get; set; }

    /// <summary>The processor time of these programs, with all of their threads and children.</summary>
    public static TimeSpan Processor { get; set; }

    /// <summary>Runs it and expects it to succeed.</summary>
    /// <returns>Its output.</returns>
    public string Run(params string[] arguments)
    {
        var (code, output, error) = RunToEnd(arguments);
        return code == 0
            ? output
            : throw new InvalidOperationException($"{file} {string.Join(' ', arguments)}: exit {code}: {error}");
    }

    /// <summary>Runs it, whatever it answers: a tree may have findings.</summary>
    public void RunAny(params string[] arguments) => RunToEnd(arguments);

    /// <summary>Starts a shell that becomes the program as soon as it may begin.</summary>
    public HeldCommand Hold(params string[] arguments) =>
        new(Start("sh", ["-c", "read -r _ || :; exec \"$0\" \"$@\"", file, .. arguments], hasInput: true));

    private (int Code, string Output, string Error) RunToEnd(string[] arguments)
    {
        var (begin, used) = (Stopwatch.GetTimestamp(), ProcessorTime.OfChildren);
        using var process = Start(file, arguments, Input is not null);
        if (Input is not null)
        {
            process.StandardInput.Write(Input);
            process.StandardInput.Close();
        }

        var ended = EndOf(process);
        Elapsed += Stopwatch.GetElapsedTime(begin);
        Processor += TimeSpan.FromMilliseconds(ProcessorTime.OfChildren - used);
        return ended;
    }

    /// <summary>Waits for the end of a process, and reads what it prints.</summary>
    internal static (int Code, string Output, string Error) EndOf(Process process)
    {
        // By a thread of its own: of 64 processes at once the pool would read one after the other.
        var error = Task.Factory.StartNew(
            process.StandardError.ReadToEnd,
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    private Process Start(string program, string[] arguments, bool hasInput)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = hasInput,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_AUTHOR_NAME"] = start.Environment["GIT_COMMITTER_NAME"] = "Bench";
        start.Environment["GIT_AUTHOR_EMAIL"] = start.Environment["GIT_COMMITTER_EMAIL"] = "bench@example.org";
        start.Environment["WO_OWNER"] = "bench";
        return Process.Start(start)!;
    }

    /// <summary>Runs it without counting.</summary>
    /// <inheritdoc cref="Run"/>
    public string RunAside(params string[] arguments)
    {
        var counted = (Elapsed, Processor);
        var output = Run(arguments);
        (Elapsed, Processor) = counted;
        return output;
    }
}
