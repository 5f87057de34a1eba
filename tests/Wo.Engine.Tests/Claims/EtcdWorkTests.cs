using Wo.Engine.Tests.Claims.BackEnds;
using Wo.Engine.Verbs.Finish;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims;

/// <summary>The claim is in etcd and the work in a remote of git, which do not fail together.</summary>
public sealed class EtcdWorkTests
{
    [Fact]
    public void Where_the_work_cannot_be_pushed_it_is_not_finished_and_the_claim_stays()
    {
        using var work = SharedWork.In(ClaimBackEnds.Etcd);
        TestClone.Commit(work.Alice.Take().Value);
        Directory.Move(work.Remote, work.Remote + ".away");

        var refused = work.Alice.Finish().Error!;

        Assert.Equal(Problem.ClaimsUnreachable, refused.Code);
        Assert.Contains("feat/wo-WO-0001 cannot be pushed to origin", refused.Cause, StringComparison.Ordinal);
        Assert.Equal(WorkOrderState.Running, work.Alice.State());
        Assert.Equal((1, null), (work.Store.Changes("WO-0001"), work.Claim()!.Intent));
    }

    [Fact]
    public void Without_the_remote_a_work_order_is_taken_all_the_same()
    {
        using var work = SharedWork.In(ClaimBackEnds.Etcd);
        Directory.Move(work.Remote, work.Remote + ".away");

        Assert.True(work.Alice.Take().IsOk);
        Assert.Equal(Problem.ClaimedElsewhere, work.Bob.Take().Error!.Code);
    }

    [Fact]
    public void What_a_register_names_as_pushed_is_in_the_remote_also_when_the_answer_got_lost()
    {
        using var work = SharedWork.In(ClaimBackEnds.Etcd);
        var commit = TestClone.Commit(work.Alice.Take().Value);
        work.Store.Disturb(work.Alice, Disturbance.RequestsLost);

        Assert.Equal(Problem.ClaimsUnreachable, work.Alice.Release().Error!.Code);

        Assert.Equal(commit, work.Git("rev-parse", "refs/heads/feat/wo-WO-0001"));
        Assert.Null(work.Claim()!.Branch);
        work.Store.Mend(work.Alice);
        Assert.True(work.Alice.Release().IsOk);
        Assert.Equal(commit, work.Claim()!.Branch!.Commit);
    }

    [Fact]
    public void A_number_that_another_back_end_gave_a_version_is_none_here()
    {
        using var work = SharedWork.In(ClaimBackEnds.Etcd);
        var inEtcd = work.Alice.Claims;
        work.Alice.Claims = new() { Backend = Wo.Engine.Configuration.ClaimsSettings.Git };
        Assert.True(work.Alice.Take().IsOk);
        Assert.True(work.Alice.Release().IsOk);

        work.Alice.Claims = inEtcd;
        Assert.True(work.Alice.Take().IsOk);
        Assert.Equal("alice", work.Claim()!.Lease!.Owner);
        work.Alice.Claims = new() { Backend = Wo.Engine.Configuration.ClaimsSettings.Git };
        Assert.True(work.Alice.Release().IsOk);
    }
}
