using Wo.Engine.Tests.Claims.BackEnds;
using Wo.Engine.Verbs.Finish;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims;

/// <summary>What is between a clone and its registers loses requests or answers, as a connection that breaks does.</summary>
[Soak]
public sealed class LostAnswerTests
{
    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_claim_that_arrived_counts_although_its_answer_got_lost(string backEnd)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "what disturbs is a shell script");
        using var work = SharedWork.In(backEnd);
        work.Store.Disturb(work.Alice, Disturbance.FirstAnswerLost);

        var taken = work.Alice.Take();

        Assert.True(taken.IsOk, taken.Error?.ToString());
        Assert.True(work.Claim()!.Lease!.IsOf(taken.Value.Lease));
        Assert.Equal(1, work.Store.Changes("WO-0001"));
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_claim_that_did_not_arrive_is_made_again(string backEnd)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "what disturbs is a shell script");
        using var work = SharedWork.In(backEnd);
        work.Store.Disturb(work.Alice, Disturbance.FirstRequestLost);

        var taken = work.Alice.Take();

        Assert.True(taken.IsOk, taken.Error?.ToString());
        Assert.True(work.Claim()!.Lease!.IsOf(taken.Value.Lease));
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void Where_no_answer_ever_comes_and_nothing_arrived_the_claim_is_not_taken_for_made(string backEnd)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "what disturbs is a shell script");
        using var work = SharedWork.In(backEnd);
        work.Store.Disturb(work.Alice, Disturbance.RequestsLost);

        var refused = work.Alice.Take().Error!;

        Assert.Equal(Problem.ClaimsUnreachable, refused.Code);
        Assert.Null(work.Alice.Record().Lease);
        Assert.Equal(WorkOrderState.Pending, work.Alice.State());
        Assert.Null(work.Claim());
    }

    [Fact]
    public void A_refusal_after_an_answer_that_got_lost_does_not_say_that_nothing_has_changed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "what disturbs is a shell script");
        using var work = new SharedWork();
        work.Store.Disturb(work.Alice, Disturbance.FirstRequestLost);
        work.Hook("pre-receive", "exit 1");

        var refused = work.Alice.Take().Error!;

        Assert.Equal(Problem.ClaimsRefused, refused.Code);
        Assert.Contains(
            "whether the claim of WO-0001 was changed is known once",
            refused.Cause,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_swap_whose_answer_got_lost_against_another_clone_is_lost(string backEnd)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "what disturbs is a shell script");
        using var work = SharedWork.In(backEnd);
        var bob = work.Surroundings.At("bob", "repo");
        // While the answer of alice's push is lost, bob's claim is in its place already.
        work.Bob.Take();
        work.Store.Disturb(work.Alice, Disturbance.RequestsLost);

        var refused = work.Alice.Take().Error!;

        Assert.Equal(Problem.ClaimedElsewhere, refused.Code);
        Assert.Equal("bob", work.Claim()!.Lease!.Owner);
        Assert.True(Directory.Exists(bob));
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_finish_whose_answers_get_lost_is_finished_once(string backEnd)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "what disturbs is a shell script");
        using var work = SharedWork.In(backEnd);
        var commit = TestClone.Commit(work.Alice.Take().Value);
        work.Store.Disturb(work.Alice, Disturbance.AnswersLost);

        var finished = work.Alice.Finish();

        Assert.True(finished.IsOk, finished.Error?.ToString());
        var claim = work.Claim()!;
        Assert.Equal(
            (WorkOrderState.Done, commit, null, null),
            (claim.State, claim.VerifiedCommit, claim.Lease, claim.Intent)
        );
        Assert.Equal(3, work.Store.Changes("WO-0001"));
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_server_that_hangs_is_given_up_and_nothing_has_changed(string backEnd)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "what disturbs is a shell script");
        using var work = SharedWork.In(backEnd);
        work.Store.HangAtLooks(work.Alice);

        var refused = work.Alice.Take().Error!;

        Assert.Equal(Problem.ClaimsUnreachable, refused.Code);
        Assert.Contains("did not ", refused.Cause, StringComparison.Ordinal);
        Assert.Null(work.Alice.Record().Lease);
    }

    [Theory(Timeout = 60_000)]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public async Task A_wait_for_the_remote_ends_when_the_command_is_asked_to_stop(string backEnd)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "what disturbs is a shell script");
        using var work = SharedWork.In(backEnd);
        using var stop = new CancellationTokenSource();
        var hangs = work.Store.HangUntilAsked(work.Alice, TimeSpan.FromMilliseconds(100), stop.Token);

        var taking = Task.Run(() => work.Alice.Take(), TestContext.Current.CancellationToken);
        await SharedWork.Until(() => hangs() || taking.IsCompleted);
        await stop.CancelAsync();
        var refused = (await taking).Error!;

        Assert.Equal(Problem.Interrupted, refused.Code);
        Assert.Null(work.Alice.Record().Lease);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void Where_the_last_word_does_not_arrive_the_work_order_is_closed_and_it_is_said(string backEnd)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "what disturbs is a shell script");
        using var work = SharedWork.In(backEnd);
        TestClone.Commit(work.Alice.Take().Value);
        // The first swap is the intent.
        work.Store.Disturb(work.Alice, Disturbance.LaterRequestsLost);

        var finished = work.Alice.Finish(FinishResult.Failed).Value;

        Assert.Contains(
            finished.Warnings,
            warning => warning.Contains("other clones do not know", StringComparison.Ordinal)
        );
        Assert.Equal([finished.Id], work.Alice.Workspace.Claims!.Unpublished.Ids());
        Assert.Equal("finish", work.Claim()!.Intent!.Verb);
        Assert.Equal(Problem.ClaimedElsewhere, work.Bob.Take().Error!.Code);
    }
}
