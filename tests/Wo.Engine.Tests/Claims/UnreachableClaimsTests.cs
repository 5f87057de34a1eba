using Wo.Engine.Tests.Claims.BackEnds;
using Wo.Engine.Tests.Verbs;
using Wo.Engine.Verbs.Finish;
using Wo.Engine.Verbs.Take;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims;

[Soak]
public sealed class UnreachableClaimsTests
{
    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void Without_its_remote_a_clone_takes_and_finishes_nothing(string backEnd)
    {
        using var work = SharedWork.In(backEnd, "WO-0001", "WO-0002");
        TestClone.Commit(work.Alice.Take().Value);
        work.Store.GoAway();

        var taken = work.Alice.Take("WO-0002").Error!;
        var finished = work.Alice.Finish().Error!;
        var released = work.Alice.Release().Error!;

        Assert.All([taken, finished, released], error => Assert.Equal(Problem.ClaimsUnreachable, error.Code));
        Assert.Equal(WorkOrderState.Pending, work.Alice.State("WO-0002"));
        Assert.Null(work.Alice.Record("WO-0002").Lease);
        Assert.Equal(WorkOrderState.Running, work.Alice.State());
        Assert.NotNull(work.Alice.Record().Lease);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void Offline_with_a_reason_it_goes_on_and_the_reason_is_on_record(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        work.Store.GoAway();
        work.Alice.Offline = "on the train for hours";

        var taken = work.Alice.Take().Value;
        TestClone.Commit(taken);
        var finished = work.Alice.Finish();

        Assert.True(finished.IsOk, finished.Error?.ToString());
        Assert.Equal([taken.Id], work.Alice.Workspace.Claims!.Unpublished.Ids());
        var file = File.ReadAllText(work.Alice.Workspace.Layout.WorkOrder(WorkOrderState.Done, taken.Id).FullPath);
        Assert.Equal(2, file.Split("on the train for hours").Length - 1);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_remote_that_refuses_a_branch_takes_the_claim_without_it_and_that_is_said(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        TestClone.Commit(work.Alice.Take().Value);
        work.Hook("update", "case $1 in refs/heads/*) echo protected >&2; exit 1;; esac");

        var finished = work.Alice.Finish();

        Assert.True(finished.IsOk, finished.Error?.ToString());
        Assert.Contains(
            finished.Value.Warnings,
            warning => warning.Contains("feat/wo-WO-0001 was not pushed", StringComparison.Ordinal)
        );
        Assert.Equal(WorkOrderState.Done, work.Claim()!.State);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_branch_that_has_other_commits_in_the_remote_is_left_there_and_that_is_said(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        TestClone.Commit(work.Alice.Take().Value);
        GitSandbox.GitIn(work.Bob.Root, "commit", "--quiet", "--allow-empty", "--message", "another");
        GitSandbox.GitIn(work.Bob.Root, "push", "--quiet", "origin", "HEAD:refs/heads/feat/wo-WO-0001");
        var theirs = work.Git("rev-parse", "refs/heads/feat/wo-WO-0001");

        var finished = work.Alice.Finish(FinishResult.Partial);

        Assert.True(finished.IsOk, finished.Error?.ToString());
        Assert.Contains(
            finished.Value.Warnings,
            warning => warning.Contains("was not pushed", StringComparison.Ordinal)
        );
        Assert.Equal(theirs, work.Git("rev-parse", "refs/heads/feat/wo-WO-0001"));
        Assert.Null(work.Claim()!.Lease);
    }

    [Fact]
    public void A_remote_that_limits_pushes_is_asked_again_later()
    {
        using var work = new SharedWork();
        work.Hook(
            "pre-receive",
            """
            test -e asked && exit 0
            touch asked
            echo 'You have exceeded a rate limit. Please wait a few moments.' >&2
            exit 1
            """
        );
        var workspace = work.Alice.Workspace;

        var taken = new TakeWorkOrder(workspace).Run(
            new TakeRequest(PendingWork.Id(), PendingWork.Named("alice")),
            TestContext.Current.CancellationToken
        );

        Assert.True(taken.IsOk, taken.Error?.ToString());
        Assert.Equal("alice", work.Claim()!.Lease!.Owner);
        Assert.InRange(workspace.Claims!.Registry.Waited, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1.5));
    }

    [Fact]
    public void A_remote_that_refuses_everything_is_named_and_nothing_has_changed()
    {
        using var work = new SharedWork();
        work.Hook("pre-receive", "echo 'this server is closed today' >&2; exit 1");

        var refused = work.Alice.Take().Error!;

        Assert.Equal(Problem.ClaimsRefused, refused.Code);
        Assert.Contains(refused.Details, line => line.Contains("closed today", StringComparison.Ordinal));
        Assert.Null(work.Alice.Record().Lease);
        Assert.Null(work.Claim());
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_hook_of_the_user_that_looks_at_pushes_is_not_asked_about_claims_alone(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        TemporaryDirectory.WriteScript(Path.Join(work.Alice.Root, ".git", "hooks", "pre-push"), "exit 1");

        Assert.True(work.Alice.Take().IsOk);
    }
}
