using Wo.Engine.Read;
using Wo.Engine.Tests.Claims.BackEnds;
using Wo.Engine.Verbs.Finish;
using Wo.Engine.Verbs.Sync;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims;

/// <summary>What a list calls ready is what could be taken as far as this clone has seen; a take asks for itself.</summary>
[Soak]
public sealed class ReadyElsewhereTests
{
    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void What_another_clone_was_seen_to_hold_is_not_ready_and_says_who_holds_it(string backEnd)
    {
        using var work = SharedWork.In(backEnd, "WO-0001", "WO-0002");
        work.Bob.Take();

        Assert.Equal(["WO-0001", "WO-0002"], Ready(work.Alice));
        Sync(work.Alice);
        Assert.Equal(["WO-0002"], Ready(work.Alice));
        Assert.Equal(
            $"bob on {Environment.MachineName} holds it in another clone, as last seen",
            Assert.Single(Waiting(work.Alice).Why).Text
        );

        work.Bob.Release();
        Sync(work.Alice);
        Assert.Equal(["WO-0001", "WO-0002"], Ready(work.Alice));
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void What_another_clone_was_seen_to_close_is_not_ready_before_its_file_has_come(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        work.Bob.Take();
        Assert.True(work.Bob.Finish(FinishResult.Failed).IsOk);
        Sync(work.Alice);

        Assert.Empty(Ready(work.Alice));
        Assert.Contains(
            "another clone has made it failed",
            Assert.Single(Waiting(work.Alice).Why).Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_claim_that_is_over_by_now_keeps_nothing_from_being_ready(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        work.Bob.Take();
        Sync(work.Alice);
        work.Alice.Clock.Shift += TimeSpan.FromDays(2);

        Assert.Equal(["WO-0001"], Ready(work.Alice));
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void The_next_one_is_taken_by_what_its_register_says_and_not_by_what_was_last_seen(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        work.Bob.Take();
        Sync(work.Alice);
        work.Bob.Release();

        Assert.Empty(Ready(work.Alice));
        Assert.Equal("WO-0001", work.Alice.TakeNext().Value.Id.Value);
    }

    private static void Sync(TestClone clone) =>
        Assert.True(new SyncClaims(clone.Workspace).Run(TestContext.Current.CancellationToken).IsOk);

    private static string[] Ready(TestClone clone) =>
        [
            .. ListWorkOrders
                .Run(new TreeReader(clone.Workspace).Read(), new ListQuery { ReadyOnly = true })
                .Rows.Select(row => row.Id.Value),
        ];

    private static WaitingWorkOrder Waiting(TestClone clone) =>
        Assert.Single(ExplainReadiness.Run(new TreeReader(clone.Workspace).Read(), new ListQuery()));
}
