using System.Diagnostics;
using Wo.TestKit;
using Wo.Tool.Hosting;

namespace Wo.Tool.Tests;

/// <summary>What only a process of its own can show: signals, pipes and closed descriptors.</summary>
public sealed class ProbeProcessTests : IDisposable
{
    // A process that ignores its signal would be waited for without end.
    private const int HangGuard = 60_000;

    private readonly List<Process> started = [];
    private readonly string directory = Directory.CreateTempSubdirectory("wo-probe-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        foreach (Process process in started)
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }

            process.Dispose();
        }

        Directory.Delete(directory, recursive: true);
    }

    [Theory(Timeout = HangGuard)]
    [InlineData("HUP", 129)]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task The_process_finishes_its_step_after_a_signal_and_exits_with_the_code_of_the_signal(
        string signal,
        int exitCode
    )
    {
        Process process = Start("exec \"$@\" wait --step");
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync(Cancellation));

        Signals.Send(signal, process.Id);
        Assert.Equal("stopping", await process.StandardOutput.ReadLineAsync(Cancellation));
        await process.StandardInput.WriteLineAsync("go on".AsMemory(), Cancellation);

        Assert.Equal("step finished", await process.StandardOutput.ReadLineAsync(Cancellation));
        string error = await process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(exitCode, process.ExitCode);
        Assert.StartsWith("TRIFECTA_ERROR_CODE: INTERRUPTED\n", error);
    }

    [Fact(Timeout = HangGuard)]
    public async Task The_process_does_not_abandon_its_step_at_a_second_signal()
    {
        Process process = Start("exec \"$@\" wait --step");
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync(Cancellation));
        Signals.Send("INT", process.Id);
        Assert.Equal("stopping", await process.StandardOutput.ReadLineAsync(Cancellation));

        Signals.Send("INT", process.Id);
        string? notice = await process.StandardError.ReadLineAsync(Cancellation);
        await process.StandardInput.WriteLineAsync("go on".AsMemory(), Cancellation);

        Assert.Equal("finishing the current step; kill -9 to abandon", notice);
        Assert.Equal("step finished", await process.StandardOutput.ReadLineAsync(Cancellation));
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(130, process.ExitCode);
    }

    [Fact(Timeout = HangGuard)]
    public async Task The_process_ends_quietly_when_the_reader_of_its_output_has_gone()
    {
        (int exitCode, string output, string error) = await Run("\"$@\" flood | head -n 1; exit ${PIPESTATUS[0]}");

        Assert.Equal(0, exitCode);
        Assert.Equal("the same line again\n", output);
        Assert.Empty(error);
    }

    [Theory(Timeout = HangGuard)]
    [InlineData("1>&-")]
    [InlineData("2>&-")]
    [InlineData("0<&- 1>&- 2>&-")]
    public async Task The_process_does_not_print_into_its_files_where_standard_streams_are_closed(string closed)
    {
        string file = Path.Combine(directory, "file.txt");

        await Run($"\"$@\" open file.txt {closed}");

        Assert.Equal("content of the file\n", await File.ReadAllTextAsync(file, Cancellation));
    }

    [Fact(Timeout = HangGuard)]
    public async Task The_process_says_that_its_answer_was_lost_where_the_disk_behind_it_is_full()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "no /dev/full here");

        (int exitCode, _, string error) = await Run("\"$@\" change > /dev/full");

        Assert.Equal(8, exitCode);
        Assert.StartsWith("TRIFECTA_ERROR_CODE: ANSWER_LOST\n", error);
    }

    [Fact(Timeout = HangGuard)]
    public async Task The_process_reports_a_bug_as_one_json_object()
    {
        (int exitCode, string output, _) = await Run("\"$@\" bug --json");

        Assert.Equal(7, exitCode);
        Assert.Equal(
            7,
            new ToolRun(exitCode, output, "").Json.GetProperty("error").GetProperty("exit_code").GetInt32()
        );
    }

    [Fact(Timeout = HangGuard)]
    public async Task The_process_stays_deaf_to_a_hangup_that_its_caller_ignores()
    {
        Process process = Start("trap '' HUP; exec \"$@\" wait --step");
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync(Cancellation));

        Signals.Send("HUP", process.Id);
        Signals.Send("TERM", process.Id);

        Assert.Equal("stopping", await process.StandardOutput.ReadLineAsync(Cancellation));
        await process.StandardInput.WriteLineAsync("go on".AsMemory(), Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(128 + (int)InterruptSignal.Terminate, process.ExitCode);
    }

    private async Task<(int ExitCode, string Output, string Error)> Run(string script)
    {
        Process process = Start(script);
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync(Cancellation);
        string output = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        return (process.ExitCode, output, await error);
    }

    private Process Start(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell");
        var start = new ProcessStartInfo("bash", ["-c", script, "bash", .. ProbeCommand()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = directory,
        };
        Process process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start");
        started.Add(process);
        return process;
    }

    // The build server publishes it natively, as the tool is; everywhere else the build's own output will do.
    private static string[] ProbeCommand() =>
        Environment.GetEnvironmentVariable("WO_TEST_PROBE") is { Length: > 0 } native
            ? [native]
            : ["dotnet", Path.Combine(AppContext.BaseDirectory, "wo-probe.dll")];
}
