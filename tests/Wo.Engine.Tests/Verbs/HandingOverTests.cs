using Wo.Engine.Store.Control;
using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Take;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Verbs;

[Soak]
public sealed class HandingOverTests
{
    private static readonly Override Reason = Override.Because("--force", "the holder has left").Value;

    [Fact]
    public void The_token_brings_a_running_work_order_back_and_is_replaced_by_a_new_one()
    {
        using var work = new PendingWork();
        var first = work.Take().Value;

        var again = work.Resume(PendingWork.Named("whoever", first.Lease.Token)).Value;

        Assert.True(again.Resumed);
        Assert.Equal(first.WorktreePath, again.WorktreePath);
        Assert.NotEqual(first.Lease.Token, again.Lease.Token);
        Assert.Equal(Problem.NotOwner, work.Release(PendingWork.Named("alice", first.Lease.Token)).Error!.Code);
    }

    [Fact]
    public void The_same_name_brings_it_back_only_where_it_was_given_and_not_guessed()
    {
        using var work = new PendingWork();
        work.Take("alice");

        Assert.Equal(Problem.NotOwner, work.Resume(new Caller("alice", IsExplicit: false, null)).Error!.Code);
        Assert.Equal(Problem.NotOwner, work.Resume(PendingWork.Named("bob")).Error!.Code);
        Assert.True(work.Resume(PendingWork.Named("alice")).IsOk);
    }

    [Fact]
    public void A_lost_worktree_is_made_again_when_its_work_order_is_resumed()
    {
        using var work = new PendingWork();
        var first = work.Take().Value;
        work.Sandbox.RemoveWorktree(first.WorktreePath);

        var again = work.Resume(PendingWork.Named("alice")).Value;

        Assert.Equal("feat/wo-WO-0001", GitSandbox.GitIn(again.WorktreePath, "branch", "--show-current"));
    }

    [Fact]
    public void A_lease_is_taken_over_once_it_has_expired_and_not_before()
    {
        using var work = new PendingWork();
        work.Take("alice");
        Assert.Equal(Problem.Locked, work.TakeOver("bob").Error!.Code);
        work.Clock.Shift = TimeSpan.FromSeconds(3600);

        var taken = work.TakeOver("bob").Value;

        Assert.Equal("bob", taken.Lease.Owner);
        Assert.Contains("owner: bob", File.ReadAllText(work.PathOf(WorkOrderState.Running)), StringComparison.Ordinal);
        Assert.Equal(Problem.NotOwner, work.Release(PendingWork.Named("alice")).Error!.Code);
    }

    [Fact]
    public void A_lease_renewed_in_the_future_is_taken_over_only_with_a_reason()
    {
        using var work = new PendingWork();
        work.Clock.Shift = TimeSpan.FromDays(3);
        work.Take("alice");
        work.Clock.Shift = TimeSpan.Zero;

        Assert.Equal(Problem.Locked, work.TakeOver("bob").Error!.Code);
        Assert.True(work.TakeOver("bob", Reason).IsOk);
    }

    [Fact]
    public void A_reason_does_not_break_a_lease_that_is_alive()
    {
        using var work = new PendingWork();
        work.Take("alice");

        Assert.Equal(Problem.Locked, work.TakeOver("bob", Reason).Error!.Code);
    }

    [Fact]
    public void Releasing_keeps_the_branch_and_taking_again_finds_the_work()
    {
        using var work = new PendingWork();
        var first = work.Take().Value;
        File.WriteAllText(Path.Join(first.WorktreePath, "work.txt"), "half done\n");
        GitSandbox.GitIn(first.WorktreePath, "add", "work.txt");
        GitSandbox.GitIn(first.WorktreePath, "commit", "--quiet", "--message", "Half of it");

        var released = work.Release(PendingWork.Named("alice")).Value;

        Assert.Equal(WorkOrderState.Pending, released.State);
        Assert.False(Directory.Exists(first.WorktreePath));
        Assert.Null(work.Record().Lease);
        Assert.Contains("owner: null", File.ReadAllText(work.PathOf(WorkOrderState.Pending)), StringComparison.Ordinal);
        Assert.Equal("half done\n", File.ReadAllText(Path.Join(work.Take("bob").Value.WorktreePath, "work.txt")));
    }

    [Fact]
    public void Releasing_keeps_a_worktree_with_work_that_is_in_no_commit()
    {
        using var work = new PendingWork();
        var taken = work.Take().Value;
        File.WriteAllText(Path.Join(taken.WorktreePath, "work.txt"), "unsaved\n");

        var released = work.Release(PendingWork.Named("alice")).Value;

        Assert.Contains("work.txt", released.Worktree!, StringComparison.Ordinal);
        Assert.Equal("unsaved\n", File.ReadAllText(Path.Join(work.Take("bob").Value.WorktreePath, "work.txt")));
    }

    [Fact]
    public void Somebody_elses_is_released_with_a_reason_only()
    {
        using var work = new PendingWork();
        work.Take("alice");

        Assert.Equal(Problem.NotOwner, work.Release(PendingWork.Named("bob")).Error!.Code);
        Assert.True(work.Release(PendingWork.Named("bob"), Reason).IsOk);
    }

    [Fact]
    public void What_is_not_running_is_neither_resumed_nor_released()
    {
        using var work = new PendingWork();

        Assert.Equal(Problem.IllegalTransition, work.Resume(PendingWork.Named("alice")).Error!.Code);
        Assert.Equal(Problem.IllegalTransition, work.Release(PendingWork.Named("alice")).Error!.Code);
    }

    [Fact]
    public void The_next_one_is_the_most_urgent_and_the_last_refusal_says_that_nothing_is_ready()
    {
        using var work = new PendingWork("WO-0001", "WO-0002");
        work.Put(
            "jobs/pending/WO-0002.yaml",
            PendingWork
                .Text("WO-0002", WorkOrderState.Pending)
                .Replace("priority: P1", "priority: critical", StringComparison.Ordinal)
        );
        Result<TakenWorkOrder> Next() =>
            new TakeNext(work.Workspace).Run(
                id => new TakeRequest(id, PendingWork.Named("alice")),
                CancellationToken.None
            );

        Assert.Equal("WO-0002", Next().Value.Id.Value);
        Assert.Equal("WO-0001", Next().Value.Id.Value);
        Assert.Equal(Problem.NoReadyWork, Next().Error!.Code);
    }

    [Fact]
    public void A_worktree_that_was_never_unmarked_is_handed_over_before_its_lease_goes()
    {
        using var work = new PendingWork();
        var first = work.Take("alice").Value;
        work.Sandbox.Relock(first.WorktreePath, $"wo take {first.Lease.Token}");
        File.WriteAllText(Path.Join(first.WorktreePath, "work.txt"), "unsaved\n");

        Assert.True(work.Release(PendingWork.Named("alice")).IsOk);

        Assert.Equal("unsaved\n", File.ReadAllText(Path.Join(work.Take("bob").Value.WorktreePath, "work.txt")));
    }

    [Fact]
    public void A_takeover_that_fails_leaves_a_lock_without_token_to_its_holder()
    {
        using var work = new PendingWork();
        var first = work.Take("alice").Value;
        var record = work.Record();
        using (var held = work.Workspace.Guard.Acquire("test").Value)
        {
            var adopted = record.Lease! with { Token = null };
            work.Workspace.Leases.Grant(held, PendingWork.Id(), record, adopted);
        }

        work.Sandbox.RemoveWorktree(first.WorktreePath);
        var hook = Path.Join(work.Sandbox.Root, ".git", "hooks", "post-checkout");
        TemporaryDirectory.WriteScript(hook, "exit 1");
        work.Clock.Shift = TimeSpan.FromSeconds(3600);

        Assert.False(work.TakeOver("bob").IsOk);

        Assert.Equal("alice", work.Record().Lease?.Owner);
    }

    [Fact]
    public void A_lease_whose_mirror_cannot_be_written_is_not_granted()
    {
        using var work = new PendingWork();
        // A directory in its place: the record is written before the mirror fails.
        Directory.CreateDirectory(work.Workspace.Layout.LockMirror(PendingWork.Id()).FullPath);

        Assert.False(work.Take("alice").IsOk);

        Assert.Null(work.Record().Lease);
    }
}
