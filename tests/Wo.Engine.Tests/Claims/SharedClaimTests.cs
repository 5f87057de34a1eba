using Wo.Engine.Tests.Claims.BackEnds;
using Wo.Engine.Tests.Verbs;
using Wo.Engine.Verbs.Finish;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims;

[Soak]
public sealed class SharedClaimTests
{
    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void What_one_clone_has_taken_another_one_is_refused_naming_the_holder(string backEnd)
    {
        using var work = SharedWork.In(backEnd);

        var taken = work.Alice.Take().Value;
        var refused = work.Bob.Take().Error!;

        Assert.Empty(taken.Warnings);
        Assert.Equal(Problem.ClaimedElsewhere, refused.Code);
        Assert.Contains("held by alice", refused.Cause, StringComparison.Ordinal);
        Assert.Null(work.Bob.Record().Lease);
        Assert.Equal(WorkOrderState.Pending, work.Bob.State());
        Assert.DoesNotContain("feat/", GitSandbox.GitIn(work.Bob.Root, "branch", "--list"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void The_register_shows_the_holder_and_the_hash_of_the_token_but_never_the_token(string backEnd)
    {
        using var work = SharedWork.In(backEnd);

        var taken = work.Alice.Take().Value;

        var claim = work.Claim()!;
        Assert.Equal(("alice", WorkOrderState.Running, 1), (claim.Lease!.Owner, claim.State, claim.Revision));
        Assert.True(claim.Lease.IsOf(taken.Lease));
        Assert.DoesNotContain(taken.Lease.Token!, work.Store.Everything("WO-0001"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_released_work_order_goes_on_in_another_clone_from_the_commits_that_were_made(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        var commit = TestClone.Commit(work.Alice.Take().Value);
        Assert.Empty(work.Alice.Release().Value.Warnings);

        var taken = work.Bob.Take().Value;

        Assert.Empty(taken.Warnings);
        Assert.Equal(commit, GitSandbox.GitIn(taken.WorktreePath, "rev-parse", "HEAD"));
        Assert.Equal("bob", work.Claim()!.Lease!.Owner);
        Assert.Equal(3, taken.Revision);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void What_one_clone_has_finished_another_one_is_told_to_pull(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        var taken = work.Alice.Take().Value;
        var commit = TestClone.Commit(taken);

        var finished = work.Alice.Finish();
        var refused = work.Bob.Take().Error!;

        Assert.True(finished.IsOk, finished.Error?.ToString());
        Assert.Equal(["WO-0001 has no verify.commands: none were run"], finished.Value.Warnings);
        var claim = work.Claim()!;
        Assert.Equal((WorkOrderState.Done, null, null), (claim.State, claim.Lease, claim.Intent));
        Assert.Equal(commit, claim.VerifiedCommit);
        Assert.Equal(commit, work.Git("rev-parse", "refs/heads/feat/wo-WO-0001"));
        Assert.Equal(Problem.CloneBehind, refused.Code);
        Assert.Equal(["git pull"], refused.NextSteps);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void Once_it_has_pulled_a_clone_requeues_what_another_has_closed_and_takes_it(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        work.Alice.Take();
        Assert.True(work.Alice.Finish(FinishResult.Failed).IsOk);
        work.Alice.PushTree();
        work.Bob.Pull();

        var requeued = work.Bob.Requeue();
        var taken = work.Bob.Take();

        Assert.True(requeued.IsOk, requeued.Error?.ToString());
        Assert.True(taken.IsOk, taken.Error?.ToString());
        Assert.Equal(("bob", 4), (work.Claim()!.Lease!.Owner, work.Claim()!.Revision));
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void The_next_one_is_taken_past_those_that_other_clones_hold_or_have_closed(string backEnd)
    {
        using var work = SharedWork.In(backEnd, "WO-0001", "WO-0002", "WO-0003");
        work.Alice.Take("WO-0001");
        Assert.True(work.Alice.Finish(FinishResult.Failed).IsOk);
        work.Alice.Take("WO-0002");

        Assert.Equal("WO-0003", work.Bob.TakeNext().Value.Id.Value);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_take_that_fails_in_its_clone_gives_the_claim_back(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        work.Surroundings.Write("alice/.worktrees/WO-0001/precious.txt", "mine");
        GitSandbox.GitIn(work.Alice.Root, "branch", "feat/wo-WO-0001/in-the-way");

        var refused = work.Alice.Take().Error!;

        Assert.NotEqual(Problem.InterruptedTransition, refused.Code);
        Assert.Null(work.Claim()?.Lease);
        Assert.True(work.Bob.Take().IsOk);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_checkout_that_is_refused_gives_the_claim_back(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        TemporaryDirectory.WriteScript(Path.Join(work.Alice.Root, ".git", "hooks", "post-checkout"), "exit 1");

        Assert.Equal(Problem.GitFailed, work.Alice.Take().Error!.Code);

        var claim = work.Claim()!;
        Assert.Equal((null, WorkOrderState.Pending), (claim.Lease, claim.State));
        Assert.True(work.Bob.Take().IsOk);
    }

    [Fact]
    public void Every_change_of_a_claim_stays_in_its_history()
    {
        using var work = new SharedWork();
        TestClone.Commit(work.Alice.Take().Value);
        work.Alice.Finish();

        Assert.Equal(3, work.Store.Changes("WO-0001"));
    }

    [Fact]
    public void Claims_below_refs_heads_work_where_a_remote_takes_nothing_else()
    {
        using var work = new SharedWork();
        work.Hook("pre-receive", "while read old new ref; do case $ref in refs/heads/*) ;; *) exit 1;; esac; done");
        var refused = work.Alice.Take().Error!;
        work.Alice.Claims = work.Bob.Claims = work.Alice.Claims with { Namespace = "refs/heads/wo-claims" };

        var taken = work.Alice.Take();

        Assert.Equal(Problem.ClaimsRefused, refused.Code);
        Assert.Contains("namespace: refs/heads/wo-claims", refused.Cause, StringComparison.Ordinal);
        Assert.Null(work.Alice.Record("WO-0002").Lease);
        Assert.True(taken.IsOk, taken.Error?.ToString());
        Assert.Equal(Problem.ClaimedElsewhere, work.Bob.Take().Error!.Code);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_holder_that_was_superseded_finishes_nothing(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        TestClone.Commit(work.Alice.Take().Value);
        work.Alice.PushTree();
        work.Bob.Pull();
        work.Bob.Clock.Shift = TimeSpan.FromHours(2);
        work.Bob.Workspace.Claims!.Register.Look(PendingWork.Id(), TestContext.Current.CancellationToken);
        work.Bob.Clock.Shift += TimeSpan.FromMinutes(2);
        var takenOver = work.Bob.TakeOver();
        Assert.True(takenOver.IsOk, takenOver.Error?.ToString());

        var refused = work.Alice.Finish().Error!;

        Assert.Equal(Problem.Superseded, refused.Code);
        Assert.Contains("held by bob", refused.Cause, StringComparison.Ordinal);
        Assert.Equal(WorkOrderState.Running, work.Alice.State());
        Assert.Equal("bob", work.Claim()!.Lease!.Owner);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_holder_that_was_superseded_moves_no_branch_in_the_remote(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        var taken = work.Alice.Take().Value;
        work.Alice.PushTree();
        work.Bob.Pull();
        Assert.True(work.Bob.TakeOver(Wo.Engine.Verbs.Override.Because("--force", "the holder has left").Value).IsOk);
        TestClone.Commit(taken);

        Assert.Equal(Problem.Superseded, work.Alice.Finish(FinishResult.Partial).Error!.Code);
        Assert.DoesNotContain("feat/", work.Git("branch", "--list"), StringComparison.Ordinal);
    }
}
