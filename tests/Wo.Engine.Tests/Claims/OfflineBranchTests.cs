using System.Collections.Immutable;
using Wo.Engine.Tests.Claims.BackEnds;
using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Finish;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims;

/// <summary>What was committed travels also where a clone goes on without the remote and the branch is pushed by a later command.</summary>
[Soak]
public sealed class OfflineBranchTests
{
    private const string Branch = "refs/heads/feat/wo-WO-0001";

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void What_was_finished_offline_and_requeued_leaves_no_commit_behind(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        var commit = CommitOffline(work);
        Assert.True(work.Alice.Finish(FinishResult.Failed).IsOk);
        work.Alice.Offline = null;

        Assert.True(work.Alice.Requeue().IsOk);

        Assert.Equal(commit, work.Git("rev-parse", Branch));
        Assert.Equal(commit, work.Claim()!.Branch!.Commit);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void What_was_given_back_offline_travels_with_the_word_that_is_said_later(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        var commit = CommitOffline(work);
        Assert.True(work.Alice.Release().IsOk);

        Assert.Empty(SayLater(work));

        Assert.Equal(commit, work.Git("rev-parse", Branch));
        Assert.Empty(work.Alice.Workspace.Claims!.Unpublished.Ids());
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void Several_moves_without_the_remote_keep_the_branch_of_the_first(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        var commit = CommitOffline(work);
        Assert.True(work.Alice.Finish(FinishResult.Partial).IsOk);
        Assert.True(work.Alice.Requeue().IsOk);

        Assert.Empty(SayLater(work));

        Assert.Equal(commit, work.Git("rev-parse", Branch));
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_branch_that_is_refused_later_is_named(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        CommitOffline(work);
        Assert.True(work.Alice.Release().IsOk);
        work.Hook("update", $"case $1 in {Branch}) echo no branches here >&2; exit 1;; esac");

        var left = Assert.Single(SayLater(work));

        Assert.Contains("feat/wo-WO-0001", left, StringComparison.Ordinal);
        Assert.Null(work.Claim()!.Lease);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_branch_of_what_another_clone_holds_by_now_is_named(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        CommitOffline(work);
        work.Alice.PushTree();
        work.Bob.Pull();
        Assert.True(work.Alice.Release().IsOk);
        Assert.True(work.Bob.TakeOver(Override.Because("--force", "the holder has left").Value).IsOk);

        var left = Assert.Single(SayLater(work));

        Assert.Contains("is held by bob", left, StringComparison.Ordinal);
        Assert.Contains(
            "branch feat/wo-WO-0001 of what was done here before is not pushed",
            left,
            StringComparison.Ordinal
        );
        Assert.Equal("bob", work.Claim()!.Lease!.Owner);
    }

    /// <summary>The line is back, and a command says what there is to say.</summary>
    private static ImmutableArray<string> SayLater(SharedWork work)
    {
        work.Alice.Offline = null;
        return new PublishClaims(work.Alice.Workspace).Run(CancellationToken.None);
    }

    private static string CommitOffline(SharedWork work)
    {
        var taken = work.Alice.Take().Value;
        work.Alice.Offline = "on the train for hours";
        return TestClone.Commit(taken);
    }
}
