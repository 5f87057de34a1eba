using System.Globalization;
using Wo.Engine.Configuration;
using Wo.Engine.Gates;
using Wo.Engine.Processes;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Faults;
using Wo.Engine.Tests.Git;
using Wo.Engine.Tests.Processes;
using Wo.Engine.Tests.Verbs;
using Wo.Engine.Verbs.Finish;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Gates;

public sealed class VerifyCommandTests
{
    [Fact]
    public async Task A_stopped_command_goes_with_all_it_started_and_its_output_stays()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "looks for processes in /proc");
        using var directory = new TemporaryDirectory();
        var fifo = directory.At("ready");
        Assert.True(Child.Run("mkfifo \"$1\"", fifo).Succeeded);
        using var work = new RunningWork(
            RunningWork.Verify("true", $"echo begun; sh -c 'sleep 600 & echo $$ $! > \"{fifo}\"; wait'", "touch ran")
        );
        using var cancellation = new CancellationTokenSource();

        var run = Task.Run(() => work.Finish(_ => null, cancellation.Token), CancellationToken.None);
        var pids = (await File.ReadAllTextAsync(fifo, CancellationToken.None)).Split(
            (char[]?)null,
            StringSplitOptions.RemoveEmptyEntries
        );
        await cancellation.CancelAsync();
        var error = (await run).Error!;

        Assert.Equal(Problem.Interrupted, error.Code);
        Assert.Equal(2, pids.Length);
        Assert.All(pids, pid => Assert.True(Child.Ends(int.Parse(pid, CultureInfo.InvariantCulture)), pid));
        Assert.Equal("begun\n", await File.ReadAllTextAsync(work.Log(2), CancellationToken.None));
        Assert.Equal((WorkOrderState.Running, work.Taken.Lease.Token), (work.State, work.Record.Lease?.Token));
        Assert.Equal(("CRASH", "unexpected_exit"), (work.Verdict.Status, work.Verdict.Stage));
        Assert.Equal(["exited", "canceled"], work.Verdict.Each("x_results", "end"));
        Assert.DoesNotContain("x_verify_failures", work.File, StringComparison.Ordinal);
    }

    [ShowsSetting("gate_timeout_seconds")]
    [Fact]
    public void A_command_that_outlives_its_time_has_failed()
    {
        using var work = new RunningWork(RunningWork.Verify("sleep 600"));
        work.Processes = ProcessRunner.ForThisPlatform(new LeapingClock(TimeSpan.FromHours(2)));
        work.Settings = work.Settings with { GateTimeout = TimeSpan.FromMinutes(90) };

        var error = work.Finish().Error!;

        Assert.Equal(Problem.GateFailed, error.Code);
        Assert.Contains("did not end within 5400 s", error.Cause, StringComparison.Ordinal);
        Assert.Equal(("FAIL", "verify_commands"), (work.Verdict.Status, work.Verdict.Stage));
        Assert.Equal(["timed_out"], work.Verdict.Each("x_results", "end"));
        Assert.Contains("x_verify_failures: 1", work.File, StringComparison.Ordinal);
    }

    [Fact]
    public void Whatever_bytes_a_command_prints_arrive_in_its_log_and_readable_in_the_answer()
    {
        using var work = new RunningWork(
            RunningWork.Verify("printf '\\000\\377\\033[31m\\r\\n'; printf '\\200' >&2; false")
        );

        var error = work.Finish().Error!;

        Assert.Equal(
            [0, 0xff, 0x1b, (byte)'[', (byte)'3', (byte)'1', (byte)'m', 13, 10, 0x80],
            File.ReadAllBytes(work.Log(1))
        );
        Assert.Equal("FAIL", work.Verdict.Status);
        Assert.Equal(["its output:", "  \0\uFFFD", "  \uFFFD"], error.Details[1..]);
    }

    [Theory]
    [InlineData("-x | grep -q nothing || printf dash", "dash")] // would be an option of bash
    [InlineData("printf '%s' \"$(printf 'quo\"te')\"", "quo\"te")]
    [InlineData("printf ünï", "ünï")]
    public void A_command_reaches_the_shell_as_it_stands(string command, string output)
    {
        using var work = new RunningWork(RunningWork.Verify(command));

        Assert.Null(work.Finish().Error);

        Assert.EndsWith(output, File.ReadAllText(work.Log(1)), StringComparison.Ordinal);
        Assert.Equal([command], work.Verdict.Commands);
    }

    [Fact]
    public void Commands_run_in_the_worktree_and_git_is_not_pointed_elsewhere()
    {
        using var work = new RunningWork(
            RunningWork.Verify("pwd", "echo \"${GIT_DIR-unset} ${GIT_INDEX_FILE-unset}\"")
        );
        var environment = TestGit.Environment.With("GIT_DIR", "/elsewhere").With("GIT_INDEX_FILE", "/elsewhere/index");
        var finish = new FinishWorkOrder(work.Workspace, new GateShell(work.Processes, environment));

        Assert.Null(finish.Run(work.Done, _ => null, TestContext.Current.CancellationToken).Answer.Error);

        Assert.Equal(work.Place + "\n", File.ReadAllText(work.Log(1)));
        Assert.Equal("unset unset\n", File.ReadAllText(work.Log(2)));
    }

    [Fact]
    public void A_missing_shell_is_not_held_against_the_work()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        work.Settings = work.Settings with { FailOnGateFailure = true };
        var finish = new FinishWorkOrder(
            work.Workspace,
            new GateShell(work.Processes, TestGit.Environment) { Program = "no-such-shell" }
        );

        var error = finish.Run(work.Done, _ => null, TestContext.Current.CancellationToken).Answer.Error!;

        Assert.Equal(Problem.GateNotRunnable, error.Code);
        Assert.Equal(WorkOrderState.Running, work.State);
        Assert.Equal("CRASH", work.Verdict.Status);
        Assert.DoesNotContain("x_verify_failures", work.File, StringComparison.Ordinal);
    }
}
