using Wo.Engine.Git;
using Wo.Engine.Reconcile;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Reconcile;

/// <summary>What operations that died, or that are still alive, leave to reconcile.</summary>
[Soak]
public sealed class DeadOperationTests
{
    private const string Wo = Scenarios.Wo;

    [Fact]
    public void A_take_killed_at_any_operation_is_completed_or_leaves_no_trace()
    {
        var (point, completed, undone) = (0, 0, 0);
        for (; KillTake(point, out var isRunning); point++)
        {
            _ = isRunning ? completed++ : undone++;
        }

        Assert.True(completed > 0 && undone > 0, $"{completed} completed, {undone} undone");
        TestContext.Current.SendDiagnosticMessage("{0} completed, {1} undone", completed, undone);
    }

    [Fact]
    public void What_an_operation_leaves_half_done_while_it_is_alive_is_no_finding()
    {
        using var tree = new ReconcileFixture();
        OperationScenarios.DeadTake(tree);
        using (tree.Workspace.Operations.Acquire(ReconcileFixture.Id(Wo)).Value)
        {
            var before = tree.Texts();

            var report = tree.Apply(force: true);

            Assert.Empty(report.Findings);
            Assert.Equal([ReconcileFixture.Id(Wo)], report.UnderWay);
            Assert.Equal(before, tree.Texts());
            Assert.True(Directory.Exists(tree.Record(Wo).Lease!.Worktree));
        }

        Assert.NotEmpty(tree.Detect().Findings);
    }

    [Fact]
    public void A_dead_take_loses_the_worktree_and_branch_it_created_and_its_lease()
    {
        using var tree = new ReconcileFixture();
        OperationScenarios.DeadTake(tree);
        var lease = tree.Record(Wo).Lease!;
        Assert.True(Directory.Exists(lease.Worktree));

        tree.Apply();

        Assert.False(Directory.Exists(lease.Worktree));
        Assert.Equal("", tree.Sandbox.Git("branch", "--list", lease.Branch!));
        Assert.Null(tree.Record(Wo).Lease);
        Assert.False(File.Exists(tree.Layout.LockMirror(ReconcileFixture.Id(Wo)).FullPath));
        Assert.True(File.Exists(tree.PathOf(WorkOrderState.Pending, Wo)));
    }

    [Fact]
    public void A_marked_worktree_in_which_somebody_worked_is_removed_only_by_force()
    {
        using var tree = new ReconcileFixture();
        OperationScenarios.DeadTake(tree);
        var lease = tree.Record(Wo).Lease!;
        File.WriteAllText(Path.Join(lease.Worktree, "work.txt"), "in no commit");
        using (var held = tree.Workspace.Guard.Acquire("test").Value)
        {
            tree.Workspace.Leases.Drop(held, ReconcileFixture.Id(Wo), tree.Record(Wo));
        }

        var report = tree.Apply();

        Assert.Equal("in no commit", File.ReadAllText(Path.Join(lease.Worktree, "work.txt")));
        Assert.Contains(report.Outcomes, outcome => outcome.Status == RepairStatus.NeedsForce);
    }

    [Fact]
    public void A_take_that_died_between_its_branch_and_its_worktree_loses_the_branch()
    {
        using var tree = new ReconcileFixture();
        tree.Put(WorkOrderState.Pending, Wo);
        var lease = tree.GrantLease(Wo);
        tree.Sandbox.Git(
            "update-ref",
            "--create-reflog",
            "-m",
            $"wo take {lease.Token}",
            $"refs/heads/{lease.Branch}",
            tree.Sandbox.Head
        );

        tree.Apply();

        Assert.Equal("", tree.Sandbox.Git("branch", "--list", lease.Branch!));
        Assert.Null(tree.Record(Wo).Lease);
    }

    [Fact]
    public void A_branch_that_was_there_before_a_dead_take_stays()
    {
        using var tree = new ReconcileFixture();
        tree.Sandbox.Branch($"feat/wo-{Wo}");
        OperationScenarios.DeadTake(tree);
        var lease = tree.Record(Wo).Lease!;

        tree.Apply();

        Assert.False(Directory.Exists(lease.Worktree));
        Assert.NotEqual("", tree.Sandbox.Git("branch", "--list", lease.Branch!));
        Assert.Null(tree.Record(Wo).Lease);
    }

    [Fact]
    public void A_worktree_that_somebody_works_in_is_handed_over_although_its_mark_is_an_older_lease()
    {
        using var tree = new ReconcileFixture();
        tree.Put(WorkOrderState.Pending, Wo);
        var lease = tree.Take(Wo).Lease;
        tree.Sandbox.Relock(lease.Worktree!, $"wo take {lease.Token}");
        var other = tree.Tokens.Next();
        tree.SetRecord(Wo, record => record with { Lease = lease with { Token = other, Owner = "carol" } });
        var work = Path.Join(lease.Worktree, "work.txt");
        File.WriteAllText(work, "not committed\n");

        var report = tree.Apply(force: true);

        Assert.Equal("not committed\n", File.ReadAllText(work));
        Assert.Equal(other, tree.Record(Wo).Lease!.Token);
        Assert.DoesNotContain(report.Findings, finding => finding.Code == Problem.InterruptedTransition);
        Assert.Contains(
            "locked wo holds",
            tree.Sandbox.Git("worktree", "list", "--porcelain"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_checkout_that_reconcile_itself_left_half_done_is_made_again()
    {
        using var tree = new ReconcileFixture();
        tree.Put(WorkOrderState.Pending, Wo);
        var lease = tree.Take(Wo).Lease;
        tree.Sandbox.RemoveWorktree(lease.Worktree!);
        tree.Sandbox.Git(
            "worktree",
            "add",
            "--quiet",
            "--lock",
            "--reason",
            "wo take f00",
            lease.Worktree!,
            lease.Branch!
        );
        File.Delete(Path.Join(tree.Root.CommonGitDirectory, "worktrees", Wo, "index"));
        File.Delete(Path.Join(lease.Worktree, "README.md"));

        var report = tree.Apply();

        Assert.DoesNotContain(report.Findings, finding => finding.Repair is not null);
        Assert.True(File.Exists(Path.Join(lease.Worktree, "README.md")));
        Assert.Equal(lease, tree.Record(Wo).Lease);
    }

    [Fact]
    public void An_expired_lease_of_a_running_work_order_is_never_taken_away()
    {
        using var tree = new ReconcileFixture();
        tree.Put(WorkOrderState.Pending, Wo);
        var lease = tree.Take(Wo).Lease;
        tree.Clock.Now += TimeSpan.FromDays(365);

        tree.Apply(force: true);

        Assert.Equal(lease, tree.Record(Wo).Lease);
        Assert.True(File.Exists(tree.PathOf(WorkOrderState.Running, Wo)));
    }

    [Fact]
    public void What_changed_between_the_finding_and_its_locks_is_not_repaired()
    {
        using var tree = new ReconcileFixture();
        var path = tree.Put(WorkOrderState.Failed, Wo, text: ReconcileFixture.Text(Wo, WorkOrderState.Done));
        var mended = ReconcileFixture.Text(Wo, WorkOrderState.Failed) + "# by somebody who was faster\n";

        // The operation lock is the first thing that a repair takes.
        tree.Files.AtFaultPoint = (_, _, at) =>
        {
            if (at == tree.Workspace.ControlLayout.Operations)
            {
                File.WriteAllText(path, mended);
            }
        };
        var report = tree.Apply();

        Assert.Equal(mended, File.ReadAllText(path));
        Assert.Single(tree.Texts());
        Assert.Equal("it is no longer there", Assert.Single(report.Outcomes).Text);
    }

    /// <returns>Whether the take was killed at all.</returns>
    private static bool KillTake(int point, out bool isRunning)
    {
        using var tree = new ReconcileFixture();
        tree.Put(WorkOrderState.Pending, Wo);
        var head = tree.Sandbox.Git("branch", "--list");
        tree.KillAt(point);
        try
        {
            tree.Take(Wo);
            isRunning = true;
            return false;
        }
        catch (Killed)
        {
            tree.Restart();
        }

        var report = tree.Apply();

        var where = $"killed at {point}: {string.Join("; ", report.Findings.Select(found => found.Message))}";
        Assert.True(report.Findings.All(finding => finding.Repair is null), where);
        var lease = tree.Record(Wo).Lease;
        isRunning = File.Exists(tree.PathOf(WorkOrderState.Running, Wo));
        Assert.True(isRunning != File.Exists(tree.PathOf(WorkOrderState.Pending, Wo)), where);
        Assert.Equal(isRunning, lease is not null);
        Assert.Equal(isRunning, File.Exists(tree.Layout.LockMirror(ReconcileFixture.Id(Wo)).FullPath));
        Assert.False(Generation.IsMoving(tree.Workspace.Generation.Read()), where);
        var registered = new GitWorktrees(tree.Workspace.Git).List(tree.Root).Value;
        if (isRunning)
        {
            var worktree = Assert.Single(registered, candidate => !candidate.IsMain);
            Assert.Equal(lease!.Worktree, worktree.Path);
            Assert.Equal(WorktreeMark.OfRunning(Wo), worktree.LockReason);
        }
        else
        {
            Assert.Single(registered);
            Assert.Equal(head, tree.Sandbox.Git("branch", "--list"));
            Assert.False(Directory.Exists(tree.Sandbox.Surroundings.At(".worktrees", Wo)), where);
        }

        return true;
    }
}
