using Wo.Engine.Gates;
using Wo.Engine.Git;
using Wo.Engine.Session;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Git;
using Wo.Engine.Verbs.Finish;
using Wo.Engine.Verbs.Take;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Verbs;

[Soak]
public sealed class GivingUpTests
{
    private static FinishRequest As(RunningWork work, FinishResult result) =>
        work.Done with
        {
            Result = result,
            Summary = "the parser\nis missing",
        };

    [Theory]
    [InlineData(FinishResult.Failed, WorkOrderState.Failed, "failed")]
    [InlineData(FinishResult.Partial, WorkOrderState.Partial, "partial")]
    internal void Giving_up_keeps_the_worktree_and_runs_no_command(
        FinishResult result,
        WorkOrderState state,
        string name
    )
    {
        using var work = new RunningWork(RunningWork.Verify("touch ran"));
        work.Write("left.txt", "x");

        var finished = work.Finish(As(work, result));

        Assert.Null(finished.Error);
        Assert.Equal((state, state), (finished.Value.State, work.State));
        Assert.Equal($"kept at {work.Place}", finished.Value.Worktree);
        Assert.True(File.Exists(Path.Join(work.Place, "left.txt")));
        Assert.False(File.Exists(Path.Join(work.Place, "ran")));
        Assert.Null(work.Record.Lease);
        Assert.Contains($"result: {name}", work.File, StringComparison.Ordinal);
        Assert.DoesNotContain("verified_at_sha", work.File, StringComparison.Ordinal);
        Assert.Contains(
            $"\n[WO-0001] result: {name}: the parser is missing\n",
            work.SessionLog,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void The_verdict_records_what_the_cheap_gates_would_have_said()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        work.Write("left.txt", "x");

        Assert.Null(work.Finish(As(work, FinishResult.Failed)).Error);

        Assert.Equal(
            ("FAIL", "given_up", "failed"),
            (work.Verdict.Status, work.Verdict.Stage, work.Verdict["x_result"])
        );
        Assert.Equal(["worktree_clean"], work.Verdict.Each("x_failures", "gate"));
    }

    [Fact]
    public void Giving_up_work_that_would_have_passed_is_still_no_pass()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));

        Assert.Null(work.Finish(As(work, FinishResult.Partial)).Error);

        Assert.Equal("FAIL", work.Verdict.Status);
        Assert.Empty(work.Verdict.Items("x_failures"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" \n")]
    public void Giving_up_without_a_word_is_a_usage_error(string? summary)
    {
        using var work = new RunningWork();

        var error = work.Finish(As(work, FinishResult.Failed) with { Summary = summary }).Error!;

        Assert.Equal(Problem.Usage, error.Code);
        Assert.Equal(WorkOrderState.Running, work.State);
    }

    [Fact]
    public void Giving_up_works_when_the_worktree_is_gone()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        var head = work.Head;
        Directory.Delete(work.Place, recursive: true);

        var finished = work.Finish(As(work, FinishResult.Failed));

        Assert.Null(finished.Error);
        Assert.Equal(WorkOrderState.Failed, work.State);
        Assert.Equal(head, work.Verdict["git_commit"]);
        Assert.Equal(["worktree_branch"], work.Verdict.Each("x_failures", "gate"));
    }

    [Fact]
    public void Giving_up_works_when_head_is_detached()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        GitSandbox.GitIn(work.Place, "switch", "--quiet", "--detach");

        Assert.Null(work.Finish(As(work, FinishResult.Partial)).Error);

        Assert.Equal(WorkOrderState.Partial, work.State);
    }

    [Fact]
    public void Giving_up_works_when_there_is_no_git()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        var missing = new GitCommand(work.Processes, TestGit.Environment) { Program = "no-such-git" };

        var finished = work.Finish(As(work, FinishResult.Failed), work.Open(missing, TimeProvider.System));

        Assert.Null(finished.Error);
        Assert.Equal(WorkOrderState.Failed, work.State);
        Assert.Equal(new string('0', 40), work.Verdict["git_commit"]);
    }

    [Fact]
    public void Giving_up_works_when_logs_and_session_cannot_be_written_and_says_so()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        File.Delete(work.SessionPath);
        Directory.CreateDirectory(work.SessionPath);
        File.WriteAllText(Path.Join(work.StateRoot, "_ctx", "logs"), "a file where the directory should be");

        var finished = work.Finish(As(work, FinishResult.Failed));

        Assert.Null(finished.Error);
        Assert.Equal(WorkOrderState.Failed, work.State);
        Assert.Contains(
            finished.Value.Warnings,
            warning => warning.StartsWith("the verdict was not written", StringComparison.Ordinal)
        );
        Assert.Contains(
            finished.Value.Warnings,
            warning => warning.StartsWith("the session entry", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void What_was_partial_can_be_taken_and_finished_again()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        Assert.Null(work.Finish(As(work, FinishResult.Partial)).Error);
        var take = new TakeWorkOrder(work.Workspace);
        Assert.Null(take.Run(new TakeRequest(work.Id, RunningWork.Alice), TestContext.Current.CancellationToken).Error);

        var finished = work.Finish();

        Assert.Null(finished.Error);
        Assert.Equal((WorkOrderState.Done, 4L), (work.State, work.Record.Revision));
    }
}
