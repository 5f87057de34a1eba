using Microsoft.Extensions.Time.Testing;
using Wo.Core.Storage.Posix;
using Wo.Engine.Configuration;
using Wo.Engine.Gates;
using Wo.Engine.Git;
using Wo.Engine.Session;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Processes;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Verbs;

public sealed class FinishProtocolTests
{
    /// <summary>Calls once, when the verdict of the passed gates has just been published.</summary>
    private static void AfterVerdict(RunningWork work, Action action) =>
        work.Files.AtFaultPoint = (_, operation, path) =>
        {
            if (
                operation == "fsync-directory"
                && path == Path.GetDirectoryName(work.VerdictPath)
                && File.Exists(work.VerdictPath)
            )
            {
                work.Files.AtFaultPoint = static (_, _, _) => { };
                action();
            }
        };

    private static void AssertNothingHappened(RunningWork work)
    {
        Assert.Equal((WorkOrderState.Running, 1L), (work.State, work.Record.Revision));
        Assert.Equal(work.Taken.Lease.Token, work.Record.Lease?.Token);
        Assert.True(Directory.Exists(work.Place));
    }

    [Fact]
    public void A_commit_between_gates_and_transition_is_noticed_under_the_guard()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        AfterVerdict(work, () => work.Commit("late.txt", "x"));

        var error = work.Finish().Error!;

        Assert.Equal(Problem.LostRace, error.Code);
        Assert.Contains("HEAD moved", error.Cause, StringComparison.Ordinal);
        AssertNothingHappened(work);
    }

    [Fact]
    public void A_summary_stays_where_the_closing_fails_as_what_the_holder_said_and_serves_the_next_attempt()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        AfterVerdict(work, () => work.Commit("late.txt", "x"));

        Assert.Equal(Problem.LostRace, work.Finish(work.Done with { Summary = "it works" }).Error?.Code);

        Assert.Contains("Result of work order", work.SessionLog, StringComparison.Ordinal);
        Assert.Contains("\n[WO-0001] result: it works\n", work.SessionLog, StringComparison.Ordinal);
        Assert.DoesNotContain("Finished work order", work.SessionLog, StringComparison.Ordinal);
        AssertNothingHappened(work);
        Assert.True(work.Finish(work.Done with { Summary = null }).IsOk);
        Assert.Contains("Finished work order", work.SessionLog, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_between_gates_and_transition_is_noticed_under_the_guard()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        AfterVerdict(work, () => work.Write("late.txt", "x"));

        Assert.Equal(Problem.WorktreeDirty, work.Finish().Error?.Code);
        AssertNothingHappened(work);
    }

    [Fact]
    public void A_branch_left_between_gates_and_transition_is_noticed_under_the_guard()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        AfterVerdict(work, () => GitSandbox.GitIn(work.Place, "switch", "--quiet", "--create", "elsewhere"));

        Assert.Equal(Problem.LostRace, work.Finish().Error?.Code);
        AssertNothingHappened(work);
    }

    [Fact]
    public void A_token_handed_out_between_gates_and_transition_fences_the_finisher()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        AfterVerdict(
            work,
            () =>
            {
                using var held = work.Workspace.Guard.Acquire("test").Value;
                var newer = work.Taken.Lease with { Token = new string('f', 32) };
                work.Workspace.Leases.Grant(held, work.Id, work.Record, newer);
            }
        );

        Assert.Equal(Problem.LostRace, work.Finish().Error?.Code);
        Assert.Equal(WorkOrderState.Running, work.State);
        Assert.Equal(new string('f', 32), work.Record.Lease?.Token);
    }

    [Fact]
    public void An_interrupt_after_the_gates_leaves_the_work_running()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        using var cancellation = new CancellationTokenSource();
        AfterVerdict(work, cancellation.Cancel);

        var error = work.Finish(_ => null, cancellation.Token).Error!;

        Assert.Equal(Problem.Interrupted, error.Code);
        AssertNothingHappened(work);
    }

    [Fact]
    public void A_passed_run_without_a_durable_verdict_closes_nothing()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        AfterVerdict(work, () => throw new StorageException("fsync", "verdict", Errno.NoSpace));

        var error = work.Finish().Error!;

        Assert.Equal(Problem.StorageFailed, error.Code);
        Assert.Contains("verdict", error.Cause, StringComparison.Ordinal);
        AssertNothingHappened(work);
    }

    [Fact]
    public void Logs_that_lead_elsewhere_are_not_followed()
    {
        using var work = new RunningWork(RunningWork.Verify("echo out"));
        using var elsewhere = new TemporaryDirectory();
        Directory.CreateDirectory(elsewhere.At("WO-0001"));
        File.CreateSymbolicLink(Path.Join(work.StateRoot, "_ctx", "logs"), elsewhere.Path);

        Assert.Equal(Problem.StorageFailed, work.Finish().Error?.Code);

        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere.At("WO-0001")));
        Assert.Equal(WorkOrderState.Running, work.State);
    }

    [Fact]
    public void A_failed_disk_during_the_gates_is_a_crash_in_the_verdict_and_changes_nothing()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        work.Files.AtFaultPoint = (_, operation, path) =>
        {
            if (operation == "create" && path == work.Log(1))
            {
                throw new StorageException("open", path, Errno.NoSpace);
            }
        };

        var error = work.Finish().Error!;

        Assert.Equal(Problem.StorageFailed, error.Code);
        Assert.Equal(("CRASH", "unexpected_exit"), (work.Verdict.Status, work.Verdict.Stage));
        AssertNothingHappened(work);
    }

    [Fact]
    public void A_bug_in_a_gate_leaves_a_verdict_too()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));

        Assert.Throws<InvalidOperationException>(() =>
            work.Finish(_ => throw new InvalidOperationException(), TestContext.Current.CancellationToken)
        );

        Assert.Equal("CRASH", work.Verdict.Status);
        AssertNothingHappened(work);
    }

    [Fact]
    public void A_failed_sync_behind_the_commit_point_is_a_closed_work_order_with_a_doubt()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        var done = Path.Join(work.StateRoot, "_ctx", "jobs", "done", "WO-0001.yaml");
        work.Files.AtFaultPoint = (_, operation, path) =>
        {
            if (operation == "fsync-directory" && path == Path.GetDirectoryName(done) && File.Exists(done))
            {
                throw new StorageException("fsync", path, Errno.IoError);
            }
        };

        var finished = work.Finish();

        Assert.Equal(Problem.DurabilityUncertain, finished.Value.Uncertain?.Code);
        Assert.True(File.Exists(done));
    }

    [Fact]
    public async Task While_gates_run_the_lease_is_renewed_and_the_guard_is_free()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 15, 12, 0, 0, TimeSpan.Zero));
        using var directory = new TemporaryDirectory();
        var fifo = directory.At("go");
        Assert.True(Child.Run("mkfifo \"$1\"", fifo).Succeeded);
        using var work = new RunningWork(RunningWork.Verify($"read word < \"{fifo}\""), clock: clock);
        var began = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var before = work.Record.Lease!.RenewedAt;

        var run = Task.Run(
            () =>
                work.Finish(
                    _ =>
                    {
                        began.TrySetResult();
                        return null;
                    },
                    TestContext.Current.CancellationToken
                ),
            TestContext.Current.CancellationToken
        );
        await began.Task;
        var third = TimeSpan.FromSeconds(work.Settings.LockTtlSeconds / 3.0);
        clock.Advance(third - TimeSpan.FromSeconds(1));
        Assert.Equal(before, work.Record.Lease!.RenewedAt);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(before + third, work.Record.Lease!.RenewedAt);
        clock.Advance(third);
        Assert.Equal(before + third + third, work.Record.Lease!.RenewedAt);
        work.Workspace.Guard.Acquire("test").Value.Dispose();
        await File.WriteAllTextAsync(fifo, "go\n", TestContext.Current.CancellationToken);

        Assert.Null((await run).Error);
        Assert.Equal(WorkOrderState.Done, work.State);
        clock.Advance(third);
        Assert.Null(work.Record.Lease);
    }
}
