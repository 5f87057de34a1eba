using Wo.Engine.Store.Control;
using Wo.Engine.Verbs.Finish;
using Wo.Engine.Verbs.Heartbeat;
using Wo.Engine.Verbs.Requeue;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Verbs;

/// <summary>A held running work order whose file lost what its state needs: every verb completes it from its lease.</summary>
[Soak]
public sealed class IncompleteMetadataTests
{
    private static readonly string[] AllKeys = ["owner", "branch", "worktree", "started_at"];

    public static TheoryData<string> Losses => [.. AllKeys, "branch started_at", string.Join(' ', AllKeys)];

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_held_work_order_is_released_whatever_its_file_lost(string keys)
    {
        using var work = new PendingWork();
        work.Take("alice");
        Drop(work.PathOf(WorkOrderState.Running), keys.Split(' '));

        var released = work.Release(PendingWork.Named("alice"));

        Assert.Null(released.Error);
        Assert.Equal(WorkOrderState.Pending, released.Value.State);
        Assert.True(work.Take("bob").IsOk);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Resuming_a_held_work_order_writes_back_what_its_file_lost(string keys)
    {
        using var work = new PendingWork();
        var first = work.Take("alice").Value;
        Drop(work.PathOf(WorkOrderState.Running), keys.Split(' '));

        var again = work.Resume(PendingWork.Named("alice"));

        Assert.Null(again.Error);
        Assert.Equal(first.WorktreePath, again.Value.WorktreePath);
        Assert.Empty(again.Value.Warnings);
        var file = work.Workspace.Subjects.Read(PendingWork.Id()).Value.File;
        Assert.All(AllKeys, key => Assert.NotNull(file.Text(key)));
    }

    [Fact]
    public void Resuming_finds_the_worktree_of_the_lease_where_the_file_names_none()
    {
        using var work = new PendingWork();
        work.Put(
            "jobs/pending/WO-0001.yaml",
            PendingWork.Text(
                "WO-0001",
                WorkOrderState.Pending,
                "\nbranch: side/one\nworktree: ../.worktrees/elsewhere\n"
            )
        );
        var first = work.Take("alice").Value;
        Drop(work.PathOf(WorkOrderState.Running), "branch", "worktree");

        var again = work.Resume(PendingWork.Named("alice")).Value;

        Assert.Equal((first.WorktreePath, "side/one"), (again.WorktreePath, again.Lease.Branch));
    }

    [Fact]
    public void Resuming_work_in_the_main_worktree_stays_there_where_the_file_names_none()
    {
        using var work = new PendingWork();
        var first = work.Take("alice", noWorktree: true).Value;
        Drop(work.PathOf(WorkOrderState.Running), "branch", "worktree");

        var again = work.Resume(PendingWork.Named("alice")).Value;

        Assert.Equal((first.WorktreePath, "none"), (again.WorktreePath, again.Lease.Mode));
    }

    [Fact]
    public void Taking_over_writes_back_what_the_file_lost()
    {
        using var work = new PendingWork();
        work.Take("alice");
        Drop(work.PathOf(WorkOrderState.Running), AllKeys);
        work.Clock.Shift = TimeSpan.FromSeconds(3600);

        Assert.True(work.TakeOver("bob").IsOk);

        var file = work.Workspace.Subjects.Read(PendingWork.Id()).Value.File;
        Assert.Equal("bob", file.Text("owner"));
        Assert.All(AllKeys, key => Assert.NotNull(file.Text(key)));
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void The_lease_of_a_work_order_is_renewed_whatever_its_file_lost(string keys)
    {
        using var work = new PendingWork();
        work.Take("alice");
        Drop(work.PathOf(WorkOrderState.Running), keys.Split(' '));

        Assert.Null(new RenewLease(work.Workspace).Run(PendingWork.Id(), PendingWork.Named("alice")).Error);
    }

    [Theory]
    [InlineData(FinishResult.Done, WorkOrderState.Done)]
    [InlineData(FinishResult.Failed, WorkOrderState.Failed)]
    [InlineData(FinishResult.Partial, WorkOrderState.Partial)]
    internal void A_held_work_order_is_finished_as_anything_whatever_its_file_lost(
        FinishResult result,
        WorkOrderState state
    )
    {
        using var work = new RunningWork();
        Drop(work.Workspace.Layout.WorkOrder(WorkOrderState.Running, work.Id).FullPath, AllKeys);

        Assert.Null(work.Finish(work.Done with { Result = result }).Error);

        Assert.Equal(state, work.State);
    }

    [Fact]
    public void What_failed_is_requeued_without_what_only_a_running_work_order_needs()
    {
        using var work = new RunningWork();
        Assert.Null(work.Finish(work.Done with { Result = FinishResult.Failed }).Error);
        Drop(work.Workspace.Layout.WorkOrder(WorkOrderState.Failed, work.Id).FullPath, AllKeys);

        Assert.Null(new RequeueWorkOrder(work.Workspace).Run(work.Id, "once more").Error);

        Assert.Equal(WorkOrderState.Pending, work.State);
    }

    [Fact]
    public void A_file_that_lacks_what_no_lease_tells_is_still_refused()
    {
        using var work = new PendingWork();
        work.Take("alice");
        Drop(work.PathOf(WorkOrderState.Running), "title", "branch");

        Assert.Equal(Problem.InvalidWorkOrder, work.Release(PendingWork.Named("alice")).Error!.Code);
    }

    private static void Drop(string path, params string[] keys) =>
        File.WriteAllLines(
            path,
            File.ReadAllLines(path)
                .Where(line => !keys.Any(key => line.StartsWith($"{key}:", StringComparison.Ordinal)))
        );
}
