using Wo.Engine.Verbs.Finish;
using Wo.Engine.Verbs.Sync;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims;

/// <summary>A register has the highest revision of any clone, also where one of them did not know of the others for a while.</summary>
public sealed class RevisionOfClonesTests
{
    [Fact]
    public void What_a_clone_publishes_late_is_not_older_than_what_others_did_meanwhile()
    {
        using var work = new SharedWork();
        work.Alice.Offline = "on the train for hours";
        Assert.True(work.Alice.Take().IsOk);
        Assert.True(work.Bob.Take().IsOk);
        Assert.True(work.Bob.Release().IsOk);
        var other = work.Claim()!.Revision;

        work.Alice.Offline = null;
        Assert.Empty(new SyncClaims(work.Alice.Workspace).Run(TestContext.Current.CancellationToken).Value.Warnings);

        Assert.Equal((other, "alice"), (work.Claim()!.Revision, work.Claim()!.Lease!.Owner));
        var finished = work.Alice.Finish(FinishResult.Failed);
        Assert.Equal(other + 1, finished.Value.Revision);
        Assert.Equal(other + 1, work.Claim()!.Revision);
        Assert.Equal(Problem.CloneBehind, work.Bob.Take().Error!.Code);
    }

    [Fact]
    public void A_clone_that_did_not_know_what_others_did_closes_nothing_behind_their_revision()
    {
        using var work = new SharedWork();
        work.Alice.Offline = "on the train for hours";
        Assert.True(work.Alice.Take().IsOk);
        Assert.True(work.Bob.Take().IsOk);
        Assert.True(work.Bob.Release().IsOk);
        work.Alice.Offline = null;

        // Its first word to the register is that it is about to close the work order.
        Assert.Equal(Problem.LostRace, work.Alice.Finish(FinishResult.Failed).Error!.Code);
        Assert.Equal(WorkOrderState.Running, work.Alice.State());

        var finished = work.Alice.Finish(FinishResult.Failed);
        Assert.True(finished.IsOk, finished.Error?.ToString());
        Assert.Equal(finished.Value.Revision, work.Claim()!.Revision);
        Assert.Equal(Problem.CloneBehind, work.Bob.Take().Error!.Code);
    }

    [Fact]
    public void The_branch_goes_along_where_the_first_push_did_not_arrive()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the wrapper is a shell script");
        using var work = new SharedWork();
        var commit = TestClone.Commit(work.Alice.Take().Value);
        var once = work.Surroundings.At("once");
        work.Alice.Wrap(
            work.Surroundings,
            $"case \" $* \" in *' push '*) mkdir '{once}' 2>/dev/null && kill -9 $$;; esac"
        );

        var finished = work.Alice.Finish(FinishResult.Partial);

        Assert.True(finished.IsOk, finished.Error?.ToString());
        Assert.True(Directory.Exists(once));
        Assert.DoesNotContain(
            finished.Value.Warnings,
            warning => warning.Contains("was not pushed", StringComparison.Ordinal)
        );
        Assert.Equal(commit, work.Git("rev-parse", "refs/heads/feat/wo-WO-0001"));
    }
}
