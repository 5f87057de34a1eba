using Wo.Engine.Git;
using Wo.Engine.Session;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Finish;
using Wo.Engine.Verbs.Release;
using Wo.Engine.Verbs.Take;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Verbs;

public sealed class FinishOwnershipTests
{
    [Theory]
    [InlineData(FinishResult.Done)]
    [InlineData(FinishResult.Failed)]
    internal void Somebody_else_may_not_finish_and_leaves_no_trace(FinishResult result)
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        var before = work.SessionLog;

        var error = work.Finish(work.Done with { Caller = RunningWork.Mallory, Result = result }).Error!;

        Assert.Equal(Problem.NotOwner, error.Code);
        Assert.Equal(WorkOrderState.Running, work.State);
        Assert.False(File.Exists(work.VerdictPath));
        Assert.Equal(before, work.SessionLog);
    }

    [Fact]
    public void A_superseded_token_may_not_finish_though_the_name_is_the_same()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        var resumed = new ResumeWorkOrder(work.Workspace).Resume(
            new ResumeRequest(work.Id, RunningWork.Alice, null),
            TestContext.Current.CancellationToken
        );
        Assert.Null(resumed.Error);

        var old = RunningWork.Alice with { Token = work.Taken.Lease.Token };
        Assert.Equal(Problem.NotOwner, work.Finish(work.Done with { Caller = old }).Error?.Code);

        var current = RunningWork.Mallory with { Token = resumed.Value.Lease.Token };
        Assert.Null(work.Finish(work.Done with { Caller = current }).Error);
    }

    [Fact]
    public void Force_finishes_for_somebody_else_and_is_on_record()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        var force = Override.Because("--force", "alice has left the team").Value;

        Assert.Null(work.Finish(work.Done with { Caller = RunningWork.Mallory, Force = force }).Error);

        var done = TypedWorkOrder.As<DoneWorkOrder>(work.Workspace.Subjects.Read(work.Id).Value.File).Value;
        var recorded = Assert.Single(done.Overrides);
        Assert.Equal(("ownership", "mallory", force.Reason), (recorded.Gate, recorded.By, recorded.Reason));
        Assert.True(WorkOrderTimestamp.TryParse(recorded.At, out _));
    }

    [Fact]
    public void Force_that_was_not_needed_is_not_on_record()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));

        Assert.Null(
            work.Finish(work.Done with { Force = Override.Because("--force", "to be on the safe side").Value }).Error
        );

        Assert.DoesNotContain("x_overrides", work.File, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("short")]
    [InlineData("  spaced   ")]
    public void An_override_needs_a_reason_that_says_something(string? reason) =>
        Assert.Equal(Problem.Usage, Override.Because("--skip-verification", reason).Error?.Code);

    [Theory]
    [InlineData(FinishResult.Failed)]
    [InlineData(FinishResult.Partial)]
    internal void Verification_is_skipped_only_where_there_would_be_one(FinishResult result)
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        var skipped = Override.Because("--skip-verification", "nothing is verified here").Value;

        var refused = work.Finish(work.Done with { Result = result, SkipVerification = skipped });

        Assert.Equal(Problem.Usage, refused.Error?.Code);
        Assert.Equal(WorkOrderState.Running, work.State);
    }

    [Fact]
    public void What_is_not_running_cannot_be_finished()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        Assert.Null(work.Finish().Error);
        var verdict = File.ReadAllText(work.VerdictPath);

        Assert.Equal(Problem.IllegalTransition, work.Finish().Error?.Code);
        Assert.Equal(
            Problem.IllegalTransition,
            work.Finish(work.Done with { Result = FinishResult.Failed }).Error?.Code
        );

        Assert.Equal(verdict, File.ReadAllText(work.VerdictPath));
    }

    [Fact]
    public void Running_work_that_nobody_holds_needs_reconcile_first()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        File.Delete(Path.Join(work.StateRoot, "_ctx", "jobs", "running", "WO-0001.lock"));
        File.Delete(Path.Join(work.Sandbox.Root, ".git", "wo", "records", "WO-0001"));

        Assert.Equal(Problem.RunningWithoutLock, work.Finish().Error?.Code);
    }

    [Fact]
    public void While_one_operation_is_under_way_another_finish_is_refused()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        using (work.Workspace.Operations.Acquire(work.Id).Value)
        {
            Assert.Equal(Problem.Busy, work.Finish().Error?.Code);
        }

        Assert.Null(work.Finish().Error);
    }

    [Fact]
    public async Task Of_many_who_finish_and_release_at_once_exactly_one_succeeds()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        using var start = new Barrier(6);

        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(number =>
                    OwnThread.Run(() =>
                    {
                        start.SignalAndWait(TestContext.Current.CancellationToken);
                        return number % 2 == 0
                            ? work.Finish().Error
                            : new ReleaseWorkOrder(work.Workspace)
                                .Run(work.Id, RunningWork.Alice, null, "no time")
                                .Error;
                    })
                )
        );

        Assert.Single(outcomes, error => error is null);
        Assert.All(
            outcomes,
            error =>
                Assert.True(
                    error is null or { Code.Class: ErrorClass.Conflict or ErrorClass.Precondition },
                    error?.ToString()
                )
        );
        Assert.Equal(2, work.Record.Revision);
    }
}
