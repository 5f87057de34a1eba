using Wo.Engine.Tests.Verbs;
using Wo.Engine.Verbs.Finish;
using Wo.Engine.Verbs.Take;
using Wo.TestKit;

namespace Wo.Engine.Tests.Reconcile;

/// <summary>Work that is taken again goes on in the worktree that was moved in between.</summary>
[Soak]
public sealed class MovedPartialTests
{
    [Fact]
    public void A_partial_one_is_taken_again_where_git_moved_its_worktree()
    {
        using var work = new RunningWork();
        work.Finish(work.Done with { Result = FinishResult.Partial });
        var place = WorktreeMoves.All["git moves it, unlocked before"](work);

        var taken = new TakeWorkOrder(work.Workspace).Run(
            new TakeRequest(work.Id, RunningWork.Alice),
            CancellationToken.None
        );

        Assert.True(taken.IsOk, taken.Error?.ToString());
        WorktreeMoves.AssertIsAt(work, place);
    }

    [Fact]
    public void A_partial_one_whose_directory_was_renamed_gets_no_second_worktree()
    {
        using var work = new RunningWork();
        work.Finish(work.Done with { Result = FinishResult.Partial });
        var place = WorktreeMoves.All["its directory is renamed"](work);
        var take = new TakeWorkOrder(work.Workspace);
        var request = new TakeRequest(work.Id, RunningWork.Alice);

        Assert.Equal("WORKTREE_MOVED", take.Run(request, CancellationToken.None).Error!.Code.Name);
        work.Reconcile();
        Assert.True(take.Run(request, CancellationToken.None).IsOk);

        WorktreeMoves.AssertIsAt(work, place);
    }
}
