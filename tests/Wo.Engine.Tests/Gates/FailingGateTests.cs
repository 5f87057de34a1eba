using Wo.Engine.Configuration;
using Wo.Engine.Gates;
using Wo.Engine.Git;
using Wo.Engine.Processes;
using Wo.Engine.Session;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Faults;
using Wo.Engine.Tests.Git;
using Wo.Engine.Tests.Processes;
using Wo.Engine.Tests.Verbs;
using Wo.TestKit;

namespace Wo.Engine.Tests.Gates;

[Soak]
public sealed class FailingGateTests
{
    private static void AssertStillRunning(RunningWork work)
    {
        Assert.Equal(WorkOrderState.Running, work.State);
        Assert.Equal(work.Taken.Lease.Token, work.Record.Lease?.Token);
        Assert.True(File.Exists(Path.Join(work.StateRoot, "_ctx", "jobs", "running", "WO-0001.lock")));
    }

    [Theory]
    [InlineData("untracked.txt", "echo x > untracked.txt")]
    [InlineData("work.txt", "echo x >> work.txt")]
    [InlineData("work.txt", "git rm -q work.txt")]
    [InlineData("new.txt", "echo x > new.txt; git add new.txt")]
    [InlineData("dir/deep.txt", "mkdir dir; echo x > dir/deep.txt")]
    public void Whatever_is_in_no_commit_stops_finishing_before_any_command_runs(string file, string change)
    {
        using var work = new RunningWork(RunningWork.Verify("touch ran"));
        Shell(work.Place, change);

        var error = work.Finish().Error!;

        Assert.Equal(Problem.WorktreeDirty, error.Code);
        Assert.Equal([file], error.Details);
        AssertStillRunning(work);
        Assert.Equal(
            ("FAIL", "worktree_clean", work.Head),
            (work.Verdict.Status, work.Verdict.Stage, work.Verdict["git_commit"])
        );
        Assert.Empty(work.Verdict.Commands);
        Assert.False(File.Exists(Path.Join(work.Place, "ran")));
    }

    [Fact]
    public void An_ignored_file_stops_nothing()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        work.Commit(".gitignore", "built\n");
        work.Write("built", "x");

        Assert.Null(work.Finish().Error);
    }

    [Theory]
    [InlineData("git switch -q --detach", "HEAD is detached")]
    [InlineData("git switch -q -c elsewhere", "elsewhere is checked out")]
    public void A_worktree_that_left_its_branch_stops_finishing(string change, string said)
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        Shell(work.Place, change);

        var error = work.Finish().Error!;

        Assert.Equal(Problem.WorktreeUnusable, error.Code);
        Assert.Contains(said, error.Cause, StringComparison.Ordinal);
        Assert.Contains("feat/wo-WO-0001", error.NextSteps[0], StringComparison.Ordinal);
        AssertStillRunning(work);
        Assert.Equal(("FAIL", "worktree_branch"), (work.Verdict.Status, work.Verdict.Stage));
    }

    [Theory]
    [InlineData("rm -rf")]
    [InlineData("find")] // everything in it, the directory itself stays
    [InlineData("git clone")] // clean and on a branch of that name, but another repository
    public void A_worktree_that_is_gone_stops_finishing_and_the_verdict_names_the_branchs_commit(string how)
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        var head = work.Head;
        Shell(
            work.Sandbox.Root,
            how switch
            {
                "rm -rf" => $"rm -rf '{work.Place}'",
                "find" => $"find '{work.Place}' -mindepth 1 -delete",
                _ => $"rm -rf '{work.Place}' && git clone -q . '{work.Place}' -b feat/wo-WO-0001",
            }
        );

        var error = work.Finish().Error!;

        Assert.Equal(Problem.WorktreeUnusable, error.Code);
        AssertStillRunning(work);
        Assert.Equal(("FAIL", head), (work.Verdict.Status, work.Verdict["git_commit"]));
    }

    [Fact]
    public void A_session_log_without_intent_stops_finishing_and_gets_no_result()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        File.WriteAllText(work.SessionPath, "# nothing about [WO-0001] intent: in the middle of a line\n");

        var error = work.Finish().Error!;

        Assert.Equal(Problem.GateFailed, error.Code);
        Assert.Equal("wo session intent WO-0001 \"…\"", error.NextSteps[0]);
        Assert.DoesNotContain("result:", work.SessionLog, StringComparison.Ordinal);
        Assert.Equal("session_markers", work.Verdict.Stage);
        AssertStillRunning(work);
    }

    [Fact]
    public void Without_a_summary_the_log_must_have_a_result_after_the_latest_intent()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        var request = work.Done with { Summary = null };
        var id = work.Id;

        Assert.Equal(Problem.GateFailed, work.Finish(request).Error?.Code);

        File.AppendAllText(work.SessionPath, $"- **Summary**: {SessionMarkers.FormatResult(id, "x")}\n");
        File.AppendAllText(work.SessionPath, $"{SessionMarkers.FormatIntent(id, "more")}\n");
        Assert.Equal(Problem.GateFailed, work.Finish(request).Error?.Code);

        File.AppendAllText(work.SessionPath, $"{SessionMarkers.FormatResult(id, "y")}\n");
        Assert.Null(work.Finish(request).Error);
    }

    [Fact]
    public void Cheap_gates_are_reported_together_and_the_summary_waits_for_the_next_attempt()
    {
        using var work = new RunningWork(RunningWork.Verify("touch ran"));
        work.Write("left.txt", "x");
        Shell(work.Place, "git switch -q -c elsewhere");
        File.WriteAllText(work.SessionPath, "");

        var error = work.Finish().Error!;

        Assert.Equal(ErrorClass.Precondition, error.Code.Class);
        Assert.StartsWith("3 gates said no", error.Cause, StringComparison.Ordinal);
        Assert.Equal(["worktree_branch", "worktree_clean", "session_markers"], work.Verdict.Each("x_failures", "gate"));
        Assert.Contains("left.txt", error.Details);
        Assert.DoesNotContain("result:", work.SessionLog, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Join(work.Place, "ran")));
    }

    [Fact]
    public void The_first_failing_command_ends_the_run_and_is_counted()
    {
        using var work = new RunningWork(RunningWork.Verify("true", "echo why; exit 3", "touch ran"));

        var error = work.Finish().Error!;

        Assert.Equal(Problem.GateFailed, error.Code);
        Assert.Contains("verify command 2 of 3 exited with 3", error.Cause, StringComparison.Ordinal);
        AssertStillRunning(work);
        var verdict = work.Verdict;
        Assert.Equal(("FAIL", "verify_commands"), (verdict.Status, verdict.Stage));
        Assert.Equal(["true", "echo why; exit 3"], verdict.Commands);
        Assert.Equal(["0", "3"], verdict.Each("x_results", "exit_code"));
        Assert.Equal("why\n", File.ReadAllText(work.Log(2)));
        Assert.False(File.Exists(work.Log(3)));
        Assert.Contains("x_verify_failures: 1", work.File, StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_that_a_signal_ends_has_failed()
    {
        using var work = new RunningWork(RunningWork.Verify("kill -9 $$"));

        var error = work.Finish().Error!;

        Assert.Contains("was ended by signal 9", error.Cause, StringComparison.Ordinal);
        Assert.Equal(["signaled"], work.Verdict.Each("x_results", "end"));
        Assert.Contains("x_verify_failures: 1", work.File, StringComparison.Ordinal);
    }

    [Fact]
    public void Commands_that_fail_as_often_as_the_work_order_allows_end_it()
    {
        using var work = new RunningWork(RunningWork.Verify("false") + "stop_conditions: {max_fail_verify: 3}\n");
        work.Write("left.txt", "x");
        Assert.Equal(Problem.WorktreeDirty, work.Finish().Error?.Code); // not a failed command
        File.Delete(Path.Join(work.Place, "left.txt"));
        Assert.Equal(Problem.GateFailed, work.Finish().Error?.Code);
        Assert.Equal(Problem.GateFailed, work.Finish().Error?.Code);
        AssertStillRunning(work);

        var third = work.Finish();

        Assert.Null(third.Error);
        Assert.Equal(WorkOrderState.Failed, third.Value.State);
        Assert.Equal(Problem.GateFailed, third.Value.Refused?.Code);
        Assert.Contains("failed 3 times", third.Value.Refused!.Cause, StringComparison.Ordinal);
        Assert.Equal(WorkOrderState.Failed, work.State);
        Assert.Contains("x_verify_failures: 3", work.File, StringComparison.Ordinal);
        Assert.Contains("result: failed", work.File, StringComparison.Ordinal);
        Assert.Null(work.Record.Lease);
        Assert.True(Directory.Exists(work.Place));
        Assert.Contains(
            "[WO-0001] result: verify command 1 of 1 exited with 1",
            work.SessionLog,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_failed_gate_ends_the_work_order_where_the_configuration_says_so()
    {
        using var work = new RunningWork(RunningWork.Verify("false"));
        work.Settings = work.Settings with { FailOnGateFailure = true };
        work.Write("left.txt", "x");
        Assert.Equal(Problem.WorktreeDirty, work.Finish().Error?.Code); // a forgotten commit is no failure
        AssertStillRunning(work);
        File.Delete(Path.Join(work.Place, "left.txt"));

        Assert.Equal(Problem.GateFailed, work.Finish().Value.Refused?.Code);

        Assert.Equal(WorkOrderState.Failed, work.State);
    }

    [Fact]
    public void A_command_that_commits_does_not_get_its_commit_verified()
    {
        using var work = new RunningWork(
            RunningWork.Verify("echo more > more.txt && git add more.txt && git commit -q -m more")
        );
        var judged = work.Head;

        var error = work.Finish().Error!;

        Assert.Equal(Problem.LostRace, error.Code);
        Assert.NotEqual(judged, work.Head);
        AssertStillRunning(work);
        Assert.Equal(
            ("FAIL", "worktree_unchanged", judged),
            (work.Verdict.Status, work.Verdict.Stage, work.Verdict["git_commit"])
        );
    }

    [Fact]
    public void A_command_that_leaves_files_behind_is_not_a_pass()
    {
        using var work = new RunningWork(RunningWork.Verify("echo x > made.txt"));

        var error = work.Finish().Error!;

        Assert.Equal(Problem.WorktreeDirty, error.Code);
        Assert.Equal(["made.txt"], error.Details);
        Assert.Equal(("FAIL", "worktree_unchanged"), (work.Verdict.Status, work.Verdict.Stage));
        AssertStillRunning(work);
        Assert.DoesNotContain("x_verify_failures", work.File, StringComparison.Ordinal);
    }

    private static void Shell(string directory, string script)
    {
        var request = new ProcessRequest("sh", ["-ec", script], directory) { Environment = Git.TestGit.Environment };
        var outcome = Processes.Child.Run(request);
        Assert.True(outcome.Succeeded, outcome.Error);
    }
}
