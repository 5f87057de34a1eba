using System.Diagnostics;
using Wo.TestKit;
using Wo.Tool.Hosting;

namespace Wo.Tool.Tests.Commands;

/// <summary>The commands that verify a work order, as <c>finish</c> runs them and tells of them.</summary>
public sealed class VerificationTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task A_failed_command_is_the_answer_no_with_the_log_to_look_at()
    {
        await tree.TakeOne("'exit 7'");

        var run = await tree.Wo("finish", "WO-1", "--summary", "all there");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("TRIFECTA_ERROR_CODE: GATE_FAILED\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("verify command 1 of 1 exited with 7", run.Error, StringComparison.Ordinal);
        Assert.Contains("_ctx/logs/WO-1/command_1.log", run.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Join(tree.Directory, "_ctx", "jobs", "running", "WO-1.yaml")));
    }

    [Fact]
    public async Task A_failed_command_is_told_in_fields_that_lead_to_its_log_from_anywhere()
    {
        var taken = await tree.TakeOne("'seq 1 100; echo why; exit 7'");
        tree.Directory = taken.GetProperty("worktree").GetString()!;

        var run = await tree.Wo("finish", "WO-1", "--summary", "all there", "--json");

        Assert.Equal(1, run.ExitCode);
        var command = Assert.Single(run.Json.GetProperty("data").GetProperty("commands").EnumerateArray());
        Assert.False(command.GetProperty("ok").GetBoolean());
        Assert.Equal(
            ("exited", 7),
            (command.GetProperty("end").GetString(), command.GetProperty("exit_code").GetInt32())
        );
        Assert.InRange(command.GetProperty("seconds").GetDouble(), 0, double.MaxValue);
        Assert.Equal("why", command.GetProperty("output_tail").EnumerateArray().Last().GetString());
        var log = command.GetProperty("log").GetString()!;
        Assert.EndsWith("100\nwhy\n", await File.ReadAllTextAsync(log, TestContext.Current.CancellationToken));
        Assert.Contains($"  exit code 7 after ", run.Error, StringComparison.Ordinal);
        Assert.Contains($"all of its output is in {log}\n", run.Error, StringComparison.Ordinal);
        Assert.Contains($"\n  cat '{log}'\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_commands_that_ran_are_told_of_work_that_is_done_too()
    {
        await tree.TakeOne();

        var run = await tree.Wo("finish", "WO-1", "--summary", "all there", "--json");

        var command = Assert.Single(run.Json.GetProperty("data").GetProperty("commands").EnumerateArray());
        Assert.True(command.GetProperty("ok").GetBoolean());
    }

    [ShowsSetting("on_gate_failure")]
    [Fact]
    public async Task Work_that_fails_with_its_gates_is_a_no_that_tells_where_it_went()
    {
        await tree.TakeOne("'exit 7'");
        tree.Git.Write("_ctx/policy/wo.yaml", "on_gate_failure: fail\n");

        var run = await tree.Wo("finish", "WO-1", "--summary", "all there", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("failed", run.Json.GetProperty("data").GetProperty("state").GetString());
        Assert.Equal("GATE_FAILED", run.Json.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Skipping_verification_is_kept_with_its_reason()
    {
        await tree.TakeOne("'false'");

        var run = await tree.Wo(
            "finish",
            "WO-1",
            "--summary",
            "x",
            "--skip-verification",
            "--reason",
            "build server is down"
        );

        Assert.Equal(0, run.ExitCode);
        var file = await File.ReadAllTextAsync(
            Path.Join(tree.Directory, "_ctx", "jobs", "done", "WO-1.yaml"),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("reason: 'build server is down', by: 'ada'", file, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(InterruptSignal.Interrupt, 130)]
    [InlineData(InterruptSignal.Terminate, 143)]
    internal async Task A_signal_ends_the_running_command_and_changes_nothing(InterruptSignal signal, int exitCode)
    {
        using var directory = new TemporaryDirectory();
        var fifo = directory.At("ready");
        using (var made = Process.Start("mkfifo", [fifo]))
        {
            await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await tree.TakeOne($"\"echo begun > '{fifo}'; sleep 600\"");
        var interrupts = new FakeInterrupts();

        var run = Task.Run(
            () =>
                ToolRun.OfAsync(
                    ["finish", "WO-1", "--summary", "x", "--json"],
                    Wo.Tool.Commands.CommandCatalog.Create(),
                    variables: tree.Variables,
                    interrupts: _ => interrupts,
                    workingDirectory: tree.Directory
                ),
            TestContext.Current.CancellationToken
        );
        await File.ReadAllTextAsync(fifo, TestContext.Current.CancellationToken);
        interrupts.Send(signal);

        Assert.Equal(exitCode, (await run).ExitCode);
        Assert.Equal("INTERRUPTED", (await run).Json.GetProperty("error").GetProperty("code").GetString());
        Assert.True(File.Exists(Path.Join(tree.Directory, "_ctx", "jobs", "running", "WO-1.yaml")));
    }
}
