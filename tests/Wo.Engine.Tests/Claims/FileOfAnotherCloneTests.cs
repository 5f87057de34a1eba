using Wo.Engine.Reconcile;
using Wo.Engine.Tests.Verbs;
using Wo.Engine.Verbs.Finish;
using Wo.Engine.Verbs.Take;

namespace Wo.Engine.Tests.Claims;

/// <summary>The file of running work that came with a commit says in which directory it is done, and not in which clone.</summary>
public sealed class FileOfAnotherCloneTests
{
    [Fact]
    public void What_another_clone_has_closed_gets_no_lease_in_a_clone_that_has_the_file_alone()
    {
        using var work = Taken();
        Assert.True(work.Alice.Finish(FinishResult.Partial).IsOk);

        var report = new Reconciler(work.Bob.Workspace).Apply(force: true, CancellationToken.None).Value;

        Assert.DoesNotContain(report.Findings, finding => finding.Level != ProblemLevel.Info);
        Assert.Null(work.Bob.Record().Lease);
        Assert.Equal(WorkOrderState.Running, work.Bob.State());
        Assert.Equal(Problem.CloneBehind, work.Bob.Release().Error!.Code);
    }

    [Fact]
    public void Without_the_remote_a_clone_that_has_the_file_alone_makes_no_lease_of_it()
    {
        using var work = Taken();
        Directory.Move(work.Remote, work.Remote + ".away");

        var report = new Reconciler(work.Bob.Workspace).Apply(force: false, CancellationToken.None).Value;

        Assert.All(report.Findings, finding => Assert.Equal(ProblemLevel.Info, finding.Level));
        Assert.Null(work.Bob.Record().Lease);
    }

    /// <summary>Alice works in her main worktree, which has the branch of Bob's.</summary>
    private static SharedWork Taken()
    {
        var work = new SharedWork();
        var taken = new TakeWorkOrder(work.Alice.Workspace).Run(
            new TakeRequest(PendingWork.Id(), PendingWork.Named("alice")) { NoWorktree = true },
            TestContext.Current.CancellationToken
        );
        Assert.True(taken.IsOk, taken.Error?.ToString());
        work.Alice.PushTree();
        work.Bob.Pull();
        return work;
    }
}
