using Wo.TestKit;

namespace Wo.EndToEnd.Tests;

/// <summary>What is under way when a signal comes is undone, and the answer says so.</summary>
[Soak]
public sealed class SignalTests
{
    private const string Id = "WO-0001";

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    [BadInput(78)]
    public async Task A_signal_during_take_undoes_it(string signal, int exitCode)
    {
        using var files = new TemporaryDirectory();
        using var tree = new SampleTree(1);
        tree.Repository.InstallHook("post-checkout", Hold.Command(files));
        var before = tree.Snapshot();
        using var take = tree.Tool.Start("take", Id, "--json");
        await Hold.Reached(files, take, TestRun.Cancellation);

        take.Signal(signal);
        var outcome = await take.EndAsync(TestRun.Cancellation);

        AssertInterrupted(outcome, exitCode);
        Assert.Empty(before.Changes(tree.Snapshot(), $".git/wo/records/{Id}"));
        tree.AssertConsistent();
        tree.Repository.InstallHook("post-checkout", "exit 0");
        await tree.Take(Id);
        tree.AssertConsistent();
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    [BadInput(78)]
    public async Task A_signal_during_the_gates_of_finish_leaves_the_work_order_running(string signal, int exitCode)
    {
        using var files = new TemporaryDirectory();
        using var tree = new SampleTree(new SampleWorkOrder(Id) { Verify = [Hold.Command(files)] });
        var (token, _) = await tree.TakeAndWork(Id);
        var before = tree.Snapshot();
        using var finish = tree.Tool.Start("finish", Id, "--token", token, "--json");
        var command = await Hold.Reached(files, finish, TestRun.Cancellation);

        finish.Signal(signal);
        var outcome = await finish.EndAsync(TestRun.Cancellation);

        AssertInterrupted(outcome, exitCode);
        Assert.Empty(before.Changes(tree.Snapshot(), "_ctx/logs/", "_ctx/handoff/", ".git/wo/records/"));
        tree.AssertConsistent();
        Assert.False(Directory.Exists($"/proc/{command}"), "the command that ran lives on");
    }

    [Fact]
    [BadInput(79)]
    public async Task A_signal_that_comes_a_second_time_is_answered_with_what_can_be_done()
    {
        using var files = new TemporaryDirectory();
        using var tree = new SampleTree(1);
        // Git is told to stop, but its hook goes on until it is released: the tool has to wait for it.
        tree.Repository.InstallHook("post-checkout", $"trap '' TERM INT HUP; {Hold.Command(files)}");
        using var take = tree.Tool.Start("take", Id);
        await Hold.Reached(files, take, TestRun.Cancellation);

        await Interrupt();
        await Interrupt();
        Hold.Release(files);
        var outcome = await take.EndAsync(TestRun.Cancellation);

        Assert.Equal(130, outcome.ExitCode);
        Assert.Contains("finishing the current step; kill -9 to abandon", outcome.Error, StringComparison.Ordinal);
        tree.AssertConsistent();

        // Pending signals of one kind merge. That a delivered one was acted upon does not show from outside.
        async Task Interrupt()
        {
            take.Signal("INT");
            while (Signals.IsPending("INT", take.Id))
            {
                await Task.Delay(10, TestRun.Cancellation);
            }

            await Task.Delay(500, TestRun.Cancellation);
        }
    }

    [Theory]
    [InlineData("take", Id)]
    [InlineData("list")]
    [InlineData("status", "--json")]
    [BadInput(80)]
    public async Task An_output_that_nobody_reads_does_no_harm(params string[] arguments)
    {
        using var tree = new SampleTree(1);
        var (file, prefix) = WoTool.Command;
        using var process = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo(
                "bash",
                ["-c", "\"$@\" | true; exit ${PIPESTATUS[0]}", "bash", file, .. prefix, .. arguments]
            )
            {
                WorkingDirectory = tree.Root,
                RedirectStandardError = true,
            }
        )!;

        var error = await process.StandardError.ReadToEndAsync(TestRun.Cancellation);
        await process.WaitForExitAsync(TestRun.Cancellation);

        // The answer may be lost, what was done must not be.
        Assert.True(process.ExitCode is 0 or 7 or 8, $"exit {process.ExitCode}: {error}");
        Assert.DoesNotContain("Unhandled", error, StringComparison.Ordinal);
        if (arguments[0] == "take")
        {
            tree.Promises.Told(Id, "running");
        }

        tree.AssertConsistent();
    }

    private static void AssertInterrupted(WoOutcome outcome, int exitCode)
    {
        outcome.AssertFailed(exitCode, "INTERRUPTED");
        Assert.Equal("INTERRUPTED", outcome.Json().GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(exitCode, outcome.Json().GetProperty("error").GetProperty("exit_code").GetInt32());
    }
}
