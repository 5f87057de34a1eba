using Wo.Engine.Git;
using Wo.Engine.Store.Control;
using Wo.Engine.Verbs.Take;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Verbs;

public sealed class TakeTests
{
    [Fact]
    public void Taking_gives_lease_branch_worktree_and_changes_only_the_lines_of_the_transition()
    {
        using var work = new PendingWork();
        var before = File.ReadAllLines(work.PathOf(WorkOrderState.Pending));

        var taken = work.Take().Value;

        Assert.Empty(taken.Warnings);
        Assert.Equal("feat/wo-WO-0001", GitSandbox.GitIn(taken.WorktreePath, "branch", "--show-current"));
        Assert.Equal(taken.Lease, work.Record().Lease);
        Assert.Equal(32, taken.Lease.Token!.Length);
        Assert.True(File.Exists(work.Workspace.Layout.LockMirror(PendingWork.Id()).FullPath));
        Assert.False(File.Exists(work.PathOf(WorkOrderState.Pending)));
        var after = File.ReadAllLines(work.PathOf(WorkOrderState.Running));
        Assert.Equal(["status: running", "owner: alice"], after.Take(before.Length).Except(before));
        Assert.Equal(
            ["branch", "started_at", "worktree", "x_rev"],
            after.Skip(before.Length).Select(line => line.Split(':')[0]).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void The_worktree_is_locked_for_its_work_order_afterwards_and_no_longer_marked_as_under_construction()
    {
        using var work = new PendingWork();

        work.Take();

        Assert.Contains(
            "locked wo holds WO-0001 while it is running",
            work.Sandbox.Git("worktree", "list", "--porcelain"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Taking_leaves_the_intent_marker_and_an_index_that_shows_it_running()
    {
        using var work = new PendingWork();

        work.Take();

        Assert.Contains(
            "\n[WO-0001] " + "intent: Make it work\n",
            File.ReadAllText(Path.Join(work.Sandbox.Root, "_ctx", "session_the repo.md")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "\"status\": \"running\"",
            File.ReadAllText(work.Workspace.Layout.Index.FullPath),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_work_order_that_is_held_is_refused_naming_its_holder()
    {
        using var work = new PendingWork();
        work.Take("alice");

        var error = work.Take("bob").Error!;

        Assert.Equal(Problem.Locked, error.Code);
        Assert.Contains("held by alice", error.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void An_occupied_worktree_path_undoes_everything()
    {
        using var work = new PendingWork();
        work.Sandbox.Surroundings.Write(".worktrees/WO-0001/precious.txt", "mine");
        var before = File.ReadAllText(work.PathOf(WorkOrderState.Pending));

        var error = work.Take().Error!;

        Assert.Equal(Problem.WorktreeUnavailable, error.Code);
        Assert.Equal(before, File.ReadAllText(work.PathOf(WorkOrderState.Pending)));
        Assert.Null(work.Record().Lease);
        Assert.Equal("* main", work.Sandbox.Git("branch", "--list"));
        Assert.Equal("mine", File.ReadAllText(work.Sandbox.Surroundings.At(".worktrees", "WO-0001", "precious.txt")));
    }

    [Fact]
    public void A_hook_that_refuses_the_checkout_undoes_lease_branch_and_worktree()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "the hook is a shell script");
        using var work = new PendingWork();
        var hook = Path.Join(work.Sandbox.Root, ".git", "hooks", "post-checkout");
        File.WriteAllText(hook, "#!/bin/sh\necho no such luck >&2\nexit 1\n");
        work.Sandbox.Git("update-index", "--refresh");
        System.Diagnostics.Process.Start("chmod", ["+x", hook]).WaitForExit();

        var error = work.Take().Error!;

        Assert.Equal(Problem.GitFailed, error.Code);
        Assert.Null(work.Record().Lease);
        Assert.False(File.Exists(work.Workspace.Layout.LockMirror(PendingWork.Id()).FullPath));
        Assert.Equal("* main", work.Sandbox.Git("branch", "--list"));
        Assert.Single(work.Sandbox.Git("worktree", "list").Split('\n'));
        Assert.True(File.Exists(work.PathOf(WorkOrderState.Pending)));
    }

    [Fact]
    public void A_dependency_that_is_not_done_stands_against_it()
    {
        using var work = new PendingWork("WO-0001", "WO-0002");
        work.Put(
            "jobs/pending/WO-0001.yaml",
            PendingWork.Text("WO-0001", WorkOrderState.Pending, "dependencies: [WO-0002]\n")
        );

        Assert.Equal(Problem.UnmetDependency, work.Take().Error!.Code);
    }

    [Fact]
    public void A_file_that_git_rewound_below_its_record_is_not_takeable()
    {
        using var work = new PendingWork();
        var old = File.ReadAllText(work.PathOf(WorkOrderState.Pending));
        var taken = work.Take().Value;
        work.Release(PendingWork.Named("alice", taken.Lease.Token));
        File.WriteAllText(work.PathOf(WorkOrderState.Pending), old);

        Assert.Equal(Problem.RevisionWentBack, work.Take().Error!.Code);
    }

    [Fact]
    public void A_second_copy_in_another_state_makes_it_ambiguous()
    {
        using var work = new PendingWork();
        work.Put("jobs/done/WO-0001.yaml", PendingWork.Text("WO-0001", WorkOrderState.Done));

        Assert.Equal(Problem.Ambiguous, work.Take().Error!.Code);
    }

    [Fact]
    public void Nobody_takes_a_copy_before_reconcile_has_dealt_with_the_other_even_where_the_reading_rule_prefers_one()
    {
        using var work = new PendingWork();
        Directory.CreateDirectory(Path.GetDirectoryName(work.PathOf(WorkOrderState.Done))!);
        File.Copy(work.PathOf(WorkOrderState.Pending), work.PathOf(WorkOrderState.Done));

        Assert.Equal(Problem.Ambiguous, work.Take().Error!.Code);
        Assert.Null(work.Record().Lease);
    }

    [Fact]
    public void The_next_one_is_taken_past_one_that_lies_in_two_directories()
    {
        using var work = new PendingWork("WO-0001", "WO-0002");
        Directory.CreateDirectory(Path.GetDirectoryName(work.PathOf(WorkOrderState.Done))!);
        File.Copy(work.PathOf(WorkOrderState.Pending), work.PathOf(WorkOrderState.Done));

        var next = new TakeNext(work.Workspace).Run(
            id => new TakeRequest(id, PendingWork.Named("alice")),
            CancellationToken.None
        );

        Assert.Equal("WO-0002", next.Value.Id.Value);
    }

    [Fact]
    public void Without_a_worktree_the_work_is_done_on_the_branch_that_is_checked_out()
    {
        using var work = new PendingWork();

        var taken = work.Take(noWorktree: true).Value;

        Assert.Equal(work.Sandbox.Root, taken.WorktreePath);
        Assert.Equal("main", taken.Lease.Branch);
        Assert.Single(work.Sandbox.Git("worktree", "list").Split('\n'));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_transition_of_another_work_order_that_died_half_way_does_not_hold_this_one_up()
    {
        using var work = new PendingWork { CancellationGrace = TimeSpan.FromDays(1) };
        Directory.CreateDirectory(work.Workspace.ControlLayout.Directory);
        await File.WriteAllTextAsync(
            work.Workspace.ControlLayout.Generation,
            "moving since the power went\n",
            TestContext.Current.CancellationToken
        );

        Assert.True((await Task.Run(() => work.Take(), TestContext.Current.CancellationToken)).IsOk);
    }

    [Fact]
    public void A_request_that_was_cancelled_changes_nothing()
    {
        using var work = new PendingWork();

        var request = new TakeRequest(PendingWork.Id(), PendingWork.Named("alice"));

        Assert.Throws<OperationCanceledException>(() => work.Take(request, new CancellationToken(canceled: true)));

        Assert.True(File.Exists(work.PathOf(WorkOrderState.Pending)));
        Assert.Null(work.Record().Lease);
    }
}
