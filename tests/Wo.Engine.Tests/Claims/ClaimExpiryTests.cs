using Wo.Engine.Tests.Claims.BackEnds;
using Wo.Engine.Tests.Verbs;
using Wo.Engine.Verbs.Finish;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims;

[Soak]
public sealed class ClaimExpiryTests
{
    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_lease_of_another_clone_is_kept_for_five_minutes_beyond_its_time(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        work.Alice.Take();
        work.Bob.Workspace.Claims!.Register.Look(PendingWork.Id(), TestContext.Current.CancellationToken);

        work.Bob.Clock.Shift = TimeSpan.FromSeconds(3600 + 250);
        Assert.Equal(Problem.ClaimedElsewhere, work.Bob.Take().Error!.Code);

        work.Bob.Clock.Shift = TimeSpan.FromSeconds(3600 + 320);
        var taken = work.Bob.Take();
        Assert.True(taken.IsOk, taken.Error?.ToString());
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_clone_whose_clock_is_hours_ahead_takes_nothing_over_at_first_sight(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        work.Alice.Take();
        work.Bob.Clock.Shift = TimeSpan.FromHours(9);

        // It has never seen this claim before, so that its age is what one of two clocks says.
        Assert.Equal(Problem.NoReadyWork, work.Bob.TakeNext().Error!.Code);
        Assert.Equal("alice", work.Claim()!.Lease!.Owner);
    }

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public async Task Where_clocks_disagree_a_claim_that_is_renewed_meanwhile_is_not_taken_over(string backEnd)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "what disturbs is a shell script");
        using var work = SharedWork.In(backEnd);
        work.Alice.TtlSeconds = 8;
        work.Alice.Take();
        work.Alice.PushTree();
        work.Bob.Pull();
        work.Bob.Clock.Shift = TimeSpan.FromHours(9);
        var looks = work.Store.RenewAtEachLook(work.Bob, "WO-0001");
        using var stop = new CancellationTokenSource();

        var taking = Task.Run(() => work.Bob.TakeOver(cancellation: stop.Token), TestContext.Current.CancellationToken);
        // The second look ends the first watch, and the third one another.
        await SharedWork.Until(() => looks() >= 3 || taking.IsCompleted);
        await stop.CancelAsync();

        Assert.Equal(Problem.Interrupted, (await taking).Error!.Code);
        Assert.Equal("alice", work.Claim()!.Lease!.Owner);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void Where_clocks_disagree_a_claim_that_stays_as_it_is_is_taken_over_after_a_watch(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        work.Alice.TtlSeconds = 8;
        work.Alice.Take();
        work.Alice.PushTree();
        work.Bob.Pull();
        work.Bob.Clock.Shift = TimeSpan.FromHours(9);

        var taken = work.Bob.TakeOver();

        Assert.True(taken.IsOk, taken.Error?.ToString());
        Assert.Equal("bob", work.Claim()!.Lease!.Owner);
        Assert.Equal(Problem.Superseded, work.Alice.Finish(FinishResult.Failed).Error!.Code);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void Before_a_lease_has_expired_it_is_taken_over_with_a_reason_alone(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        var commit = TestClone.Commit(work.Alice.Take().Value);
        work.Alice.PushTree();
        work.Bob.Pull();
        new Wo.Engine.Verbs.Push.PushWork(work.Alice.Workspace).Run(
            PendingWork.Id(),
            PendingWork.Named("alice"),
            TestContext.Current.CancellationToken
        );

        var refused = work.Bob.TakeOver().Error!;
        var taken = work.Bob.TakeOver(Wo.Engine.Verbs.Override.Because("--force", "the holder has left").Value);

        Assert.Equal(Problem.ClaimedElsewhere, refused.Code);
        Assert.True(taken.IsOk, taken.Error?.ToString());
        Assert.Equal(commit, GitSandbox.GitIn(taken.Value.WorktreePath, "rev-parse", "HEAD"));
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_heartbeat_renews_the_claim_once_a_quarter_of_its_time_has_gone_by(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        var taken = work.Alice.Take().Value;
        var renewal = new Wo.Engine.Verbs.Heartbeat.RenewSharedLease(work.Alice.Workspace);
        bool Renew(bool always = false) =>
            renewal.Run(taken.Id, taken.Lease, always, TestContext.Current.CancellationToken).Value;

        work.Alice.Clock.Shift = TimeSpan.FromSeconds(890);
        Assert.False(Renew());
        Assert.True(Renew(always: true));
        work.Alice.Clock.Shift = TimeSpan.FromSeconds(890 + 890);
        Assert.False(Renew());
        work.Alice.Clock.Shift = TimeSpan.FromSeconds(890 + 910);
        Assert.True(Renew());
    }
}
