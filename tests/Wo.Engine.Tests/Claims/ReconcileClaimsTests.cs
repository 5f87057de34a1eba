using Wo.Engine.Reconcile;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Claims.BackEnds;
using Wo.Engine.Tests.Verbs;
using Wo.Engine.Verbs.Finish;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims;

[Soak]
public sealed class ReconcileClaimsTests
{
    /// <summary>The codes that take a remote and several clones, and have their scenarios here.</summary>
    public static readonly string[] Shown =
    [
        "CLAIM_LOST",
        "CLAIM_UNREADABLE",
        "CLAIM_WITHOUT_LEASE",
        "LEASE_WITHOUT_CLAIM",
        "CLAIM_BEHIND",
        "CLAIMS_UNREACHABLE",
    ];

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void While_registers_and_clone_agree_there_is_nothing_to_say(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        work.Alice.Take();

        Assert.Empty(Codes(work.Alice));
        Assert.Empty(Codes(work.Bob));
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_take_that_died_after_its_claim_is_found_and_the_claim_dropped(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        work.Alice.Take();
        // As before the lease was on record: the claim is all that is left.
        Forget(work.Alice);

        Assert.Equal([Problem.ClaimWithoutLease], Codes(work.Alice));
        Apply(work.Alice);

        Assert.Empty(Codes(work.Alice));
        Assert.Null(work.Claim()!.Lease);
        Assert.True(work.Bob.Take().IsOk);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_lease_whose_claim_is_gone_is_claimed_again(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        var taken = work.Alice.Take().Value;
        work.Store.Remove("WO-0001");

        Assert.Equal([Problem.LeaseWithoutClaim], Codes(work.Alice));
        Apply(work.Alice);

        Assert.Empty(Codes(work.Alice));
        Assert.True(work.Claim()!.Lease!.IsOf(taken.Lease));
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void What_was_taken_offline_is_published_where_no_other_clone_took_it(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        work.Alice.Offline = "on the train for hours";
        var taken = work.Alice.Take().Value;
        work.Alice.Offline = null;

        Assert.Equal([Problem.LeaseWithoutClaim], Codes(work.Alice));
        Apply(work.Alice);

        Assert.True(work.Claim()!.Lease!.IsOf(taken.Lease));
        Assert.Empty(work.Alice.Workspace.Claims!.Unpublished.Ids());
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void What_two_clones_hold_is_named_with_both_and_nothing_is_repaired(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        work.Alice.Offline = "on the train for hours";
        work.Alice.Take();
        work.Alice.Offline = null;
        work.Bob.Take();

        var found = Assert.Single(new Reconciler(work.Alice.Workspace).Detect().Value.Findings);
        Apply(work.Alice);

        Assert.Equal((Problem.ClaimLost, ProblemLevel.P0), (found.Code, found.Level));
        Assert.Contains("alice holds WO-0001 in this clone", found.Message, StringComparison.Ordinal);
        Assert.Contains("held by bob", found.Message, StringComparison.Ordinal);
        Assert.Equal("bob", work.Claim()!.Lease!.Owner);
        Assert.Equal([Problem.ClaimLost], Codes(work.Alice));
        Assert.Empty(Codes(work.Bob));
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void What_was_finished_offline_while_another_clone_took_it_over_is_a_lost_claim(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        TestClone.Commit(work.Alice.Take().Value);
        work.Alice.PushTree();
        work.Bob.Pull();
        work.Alice.Offline = "on the train for hours";
        Assert.True(work.Alice.Finish().IsOk);
        work.Alice.Offline = null;
        Assert.True(work.Bob.TakeOver(Because("the holder has left")).IsOk);

        Assert.Equal([Problem.ClaimLost], Codes(work.Alice));
        Assert.Equal("bob", work.Claim()!.Lease!.Owner);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_finish_whose_last_word_did_not_arrive_is_published_with_the_commit_it_was_verified_at(string backEnd)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "what disturbs is a shell script");
        using var work = SharedWork.In(backEnd);
        var commit = TestClone.Commit(work.Alice.Take().Value);
        work.Store.Disturb(work.Alice, Disturbance.LaterRequestsLost);
        Assert.True(work.Alice.Finish().IsOk);
        work.Store.Mend(work.Alice);

        Assert.Equal([Problem.ClaimBehind], Codes(work.Alice));
        Apply(work.Alice);

        var claim = work.Claim()!;
        Assert.Equal(
            (WorkOrderState.Done, commit, null, null),
            (claim.State, claim.VerifiedCommit, claim.Lease, claim.Intent)
        );
        Assert.Empty(Codes(work.Alice));
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_finish_that_died_before_its_move_keeps_the_work_order_for_its_holder(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        var taken = work.Alice.Take().Value;
        var move = new Wo.Engine.Claims.ClaimMove(taken.Id, "finish", "alice", WorkOrderState.Running, 1, taken.Lease)
        {
            NextRevision = 2,
        };
        Assert.True(
            work.Alice.Workspace.Claims!.Moves.Announce(move, null, TestContext.Current.CancellationToken).IsOk
        );

        Assert.Equal(Problem.ClaimedElsewhere, work.Bob.Take().Error!.Code);
        Assert.Equal([Problem.ClaimBehind], Codes(work.Alice));
        Apply(work.Alice);

        Assert.Null(work.Claim()!.Intent);
        Assert.True(work.Claim()!.Lease!.IsOf(taken.Lease));
        Assert.True(work.Alice.Finish(FinishResult.Failed).IsOk);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_remote_that_cannot_be_reached_is_worth_knowing_and_hides_nothing_else(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        work.Alice.Take();
        work.Store.GoAway();

        var found = Assert.Single(new Reconciler(work.Alice.Workspace).Detect().Value.Findings);

        Assert.Equal((Problem.ClaimsUnreachable, ProblemLevel.Info), (found.Code, found.Level));
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_running_work_order_that_another_clone_holds_is_no_finding_here(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        work.Alice.Take();
        work.Alice.PushTree();
        work.Bob.Pull();

        Assert.Empty(Codes(work.Bob));
        Assert.Equal(Problem.ClaimedElsewhere, work.Bob.Take().Error!.Code);
        Assert.Equal(Problem.ClaimedElsewhere, work.Bob.Release().Error!.Code);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void What_is_no_claim_is_reported_and_left(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        work.Store.Write("WO-0001", "{");

        Assert.Equal([Problem.ClaimUnreadable], Codes(work.Alice));
        Apply(work.Alice);
        Assert.Equal([Problem.ClaimUnreadable], Codes(work.Alice));
    }

    private static void Forget(TestClone clone)
    {
        var workspace = clone.Workspace;
        File.Move(
            workspace.Layout.WorkOrder(WorkOrderState.Running, PendingWork.Id()).FullPath,
            workspace.Layout.WorkOrder(WorkOrderState.Pending, PendingWork.Id()).FullPath
        );
        GitSandbox.GitIn(clone.Root, "checkout", "--quiet", "--", "_ctx");
        File.Delete(workspace.ControlLayout.Record(PendingWork.Id()));
        File.Delete(workspace.Layout.LockMirror(PendingWork.Id()).FullPath);
        Directory.Delete(workspace.ControlLayout.Versions, recursive: true);
        foreach (
            var backup in Directory.GetFiles(
                Path.Join(clone.Root, "_ctx", "jobs"),
                "*.bak*",
                SearchOption.AllDirectories
            )
        )
        {
            File.Delete(backup);
        }

        var worktree = Path.Join(Path.GetDirectoryName(clone.Root), ".worktrees", "WO-0001");
        GitSandbox.GitIn(clone.Root, "worktree", "remove", "--force", "--force", worktree);
        GitSandbox.GitIn(clone.Root, "branch", "--delete", "--force", "feat/wo-WO-0001");
    }

    private static Wo.Engine.Verbs.Override Because(string reason) =>
        Wo.Engine.Verbs.Override.Because("--force", reason).Value;

    private static IEnumerable<Problem> Codes(TestClone clone) =>
        new Reconciler(clone.Workspace)
            .Detect()
            .Value.Findings.Select(finding => finding.Code)
            .Where(code => code != Problem.IndexStale);

    private static void Apply(TestClone clone) =>
        new Reconciler(clone.Workspace).Apply(force: false, TestContext.Current.CancellationToken);
}
