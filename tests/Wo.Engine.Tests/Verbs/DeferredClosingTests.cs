using System.Diagnostics;
using Wo.Engine.Problems;
using Wo.Engine.Reconcile;
using Wo.Engine.Tests.Git;
using Wo.Engine.Verbs.Finish;
using Wo.Engine.Verbs.Requeue;
using Wo.Engine.Verbs.Take;
using Wo.TestKit;

namespace Wo.Engine.Tests.Verbs;

/// <summary>A worktree that a process works in when its work order is closed goes once it is free, and not before.</summary>
[Soak]
public sealed class DeferredClosingTests
{
    [Fact]
    public void It_is_information_while_it_is_in_use_and_closed_by_reconcile_afterwards()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "which process works where is known on Linux only");
        using var work = new RunningWork();
        using (Shell(work.Place))
        {
            var finished = work.Finish();

            Assert.Contains("works in it", finished.Value.Worktree, StringComparison.Ordinal);
            var found = Stray(work.Reconcile(force: true));
            Assert.Equal(ProblemLevel.Info, found!.Level);
            Assert.True(Directory.Exists(work.Place));
        }

        work.Reconcile();

        Assert.False(Directory.Exists(work.Place));
        Assert.Null(Stray(work.Detect()));
    }

    [Fact]
    public void The_next_changing_command_closes_it_too()
    {
        using var work = FinishedWhileInUse();

        // Any command on a work order, also one that is refused.
        work.Finish();

        Assert.False(Directory.Exists(work.Place));
    }

    [Fact]
    public void Taking_another_one_closes_it_by_the_entries_that_were_read_for_the_plan()
    {
        using var work = FinishedWhileInUse();

        work.Put("jobs/pending/WO-0002.yaml", PendingWork.Text("WO-0002", WorkOrderState.Pending));
        var request = new TakeRequest(PendingWork.Id("WO-0002"), PendingWork.Named("bob"));
        Assert.True(new TakeWorkOrder(work.Workspace).Run(request, CancellationToken.None).IsOk);

        Assert.False(Directory.Exists(work.Place));
        Assert.Null(work.Workspace.SeenWorktrees);
    }

    [Fact]
    public void What_is_written_into_it_meanwhile_is_kept()
    {
        using var work = FinishedWhileInUse(work => work.Write("late.txt", "late\n"));

        work.Reconcile();

        Assert.True(File.Exists(Path.Join(work.Place, "late.txt")));
    }

    [Fact]
    public void Requeueing_a_failed_one_closes_its_worktree_where_nothing_in_it_could_be_missed()
    {
        using var work = new RunningWork();
        work.Finish(work.Done with { Result = FinishResult.Failed });

        Assert.True(new RequeueWorkOrder(work.Workspace).Run(work.Id, "once more").IsOk);

        Assert.False(Directory.Exists(work.Place));
        Assert.Null(Stray(work.Detect()));
    }

    [Fact]
    public void Else_it_is_kept_for_the_next_taker_and_shown_as_that()
    {
        using var work = new RunningWork();
        work.Write("half.txt", "half\n");
        work.Finish(work.Done with { Result = FinishResult.Failed });
        Assert.True(new RequeueWorkOrder(work.Workspace).Run(work.Id, "once more").IsOk);

        var found = Stray(work.Detect())!;

        Assert.Equal(ProblemLevel.Info, found.Level);
        Assert.Contains("next owner", found.Message, StringComparison.Ordinal);
        var taken = new TakeWorkOrder(work.Workspace).Run(
            new TakeRequest(work.Id, RunningWork.Alice),
            CancellationToken.None
        );
        Assert.Equal("half\n", File.ReadAllText(Path.Join(taken.Value.WorktreePath, "half.txt")));
    }

    [Fact]
    public void One_that_a_dead_command_left_locked_is_unlocked()
    {
        using var work = new RunningWork();
        work.Finish(work.Done with { Result = FinishResult.Failed });
        work.Sandbox.Git("worktree", "lock", "--reason", "wo holds WO-0001 while it is running", work.Place);

        work.Reconcile();

        Assert.DoesNotContain("locked", work.Sandbox.Git("worktree", "list", "--porcelain"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_a_dead_command_was_about_to_remove_is_removed()
    {
        using var work = new RunningWork();
        using var directory = new TemporaryDirectory();
        const string Script = "case \"$*\" in *'worktree remove'*) kill -9 $$;; esac\nexec git \"$@\"\n";
        work.Finish(workspace: work.Open(TestGit.Scripted(directory, Script), TimeProvider.System));
        Assert.True(Directory.Exists(work.Place));
        Assert.DoesNotContain("locked", work.Sandbox.Git("worktree", "list", "--porcelain"), StringComparison.Ordinal);

        var found = Stray(work.Detect())!;
        work.Reconcile();

        Assert.Equal(ProblemLevel.Info, found.Level);
        Assert.False(Directory.Exists(work.Place));
        Assert.Null(Stray(work.Detect()));
    }

    private static Engine.Diagnosis.Finding? Stray(ReconcileReport report) =>
        report.Findings.FirstOrDefault(finding => finding.Code == Problem.WorktreeWithoutRunning);

    /// <summary>Work that was finished while a process worked in its worktree. That process has left.</summary>
    /// <param name="meanwhile">What happens in the worktree before it leaves.</param>
    private static RunningWork FinishedWhileInUse(Action<RunningWork>? meanwhile = null)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "which process works where is known on Linux only");
        var work = new RunningWork();
        using (Shell(work.Place))
        {
            work.Finish();
            meanwhile?.Invoke(work);
        }

        return work;
    }

    /// <summary>A process that works in a directory until it is disposed.</summary>
    private static Sleeper Shell(string directory) => new(directory);

    private sealed class Sleeper(string directory) : IDisposable
    {
        private readonly Process process = Process.Start(
            new ProcessStartInfo("sleep", "600") { WorkingDirectory = directory }
        )!;

        public void Dispose()
        {
            process.Kill();
            process.WaitForExit();
            process.Dispose();
        }
    }
}
