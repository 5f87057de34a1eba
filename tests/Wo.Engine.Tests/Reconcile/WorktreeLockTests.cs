using Wo.Engine.Reconcile;
using Wo.Engine.Tests.Verbs;
using Wo.Engine.Verbs.Finish;
using Wo.TestKit;

namespace Wo.Engine.Tests.Reconcile;

/// <summary>git keeps the worktree of a running work order from being moved or removed by accident.</summary>
[Soak]
public sealed class WorktreeLockTests
{
    [Fact]
    public void A_running_one_is_locked_in_git_for_its_work_order_and_a_closed_one_is_not()
    {
        using var work = new RunningWork();

        Assert.Contains(
            "locked wo holds WO-0001",
            work.Sandbox.Git("worktree", "list", "--porcelain"),
            StringComparison.Ordinal
        );
        work.Finish(work.Done with { Result = FinishResult.Failed });
        Assert.DoesNotContain("locked", work.Sandbox.Git("worktree", "list", "--porcelain"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_lost_its_lock_gets_it_again_and_the_lock_of_a_user_stays()
    {
        using var work = new RunningWork();
        WorktreeMoves.Unlock(work);
        work.Reconcile();
        Assert.Contains("wo holds", work.Sandbox.Git("worktree", "list", "--porcelain"), StringComparison.Ordinal);

        work.Sandbox.Git("worktree", "unlock", work.Place);
        work.Sandbox.Git("worktree", "lock", "--reason", "on a stick", work.Place);
        var report = work.Reconcile();

        Assert.DoesNotContain(report.Outcomes, outcome => outcome.Status == RepairStatus.Repaired);
        Assert.Contains("on a stick", work.Sandbox.Git("worktree", "list", "--porcelain"), StringComparison.Ordinal);
    }
}
