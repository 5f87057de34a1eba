using Wo.Engine.Tests.Claims.BackEnds;
using Wo.Engine.Tests.Verbs;
using Wo.Engine.Verbs.Gc;
using Wo.Engine.Verbs.New;
using Wo.Engine.Verbs.Sync;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims;

[Soak]
public sealed class SharedNumberTests
{
    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public async Task Clones_that_write_new_work_orders_at_once_never_write_the_same_number(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        var clones = new[] { work.Alice, work.Bob, work.Clone("carol") };

        var created = await Task.WhenAll(clones.Select(clone => OwnThread.Run(() => New(clone))));

        Assert.All(created, result => Assert.True(result.IsOk, result.Error?.ToString()));
        Assert.Equal(
            ["WO-0002", "WO-0003", "WO-0004"],
            created.Select(result => result.Value.Id.Value).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void Without_the_remote_no_number_is_given_out_but_an_id_of_ones_own_is_taken(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        work.Store.GoAway();

        Assert.Equal(Problem.ClaimsUnreachable, New(work.Alice).Error!.Code);
        Assert.True(New(work.Alice, PendingWork.Id("WO-0077")).IsOk);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void Registers_of_work_that_the_base_branch_has_closed_are_removed_but_for_the_highest_number(string backEnd)
    {
        using var work = SharedWork.In(backEnd, "WO-0001", "WO-0002");
        work.Alice.Take();
        Assert.True(work.Alice.Finish(Wo.Engine.Verbs.Finish.FinishResult.Failed).IsOk);
        work.Alice.Take("WO-0002");
        var garbage = new CollectGarbage(work.Alice.Workspace, GarbageAges.Of(30, null), null);

        // Other clones do not have the closing yet.
        Assert.DoesNotContain(garbage.Look().Value.Removable, item => item.Kind == "claim");
        work.Alice.PushTree();
        garbage = new CollectGarbage(work.Alice.Workspace, GarbageAges.Of(30, null), null);
        garbage.Apply(TestContext.Current.CancellationToken);

        Assert.Null(work.Claim());
        Assert.NotNull(work.Claim("WO-0002"));
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void A_look_at_all_registers_is_kept_for_those_who_only_look(string backEnd)
    {
        using var work = SharedWork.In(backEnd, "WO-0001", "WO-0002");
        work.Alice.Take();

        var synced = new SyncClaims(work.Bob.Workspace).Run(TestContext.Current.CancellationToken).Value;

        Assert.Equal((1, 0, 1), (synced.Registers, synced.HeldHere, synced.HeldElsewhere));
        work.Store.GoAway();
        var list = new Wo.Engine.Read.TreeReader(work.Bob.Workspace).Read();
        var row = Wo.Engine.Read.ListWorkOrders.Row(list, list.Scan.Find(PendingWork.Id())!);
        Assert.Equal(("alice", false), (row.Elsewhere!.Owner, row.Elsewhere.IsExpired));
        Assert.True(row.Elsewhere.Age < TimeSpan.FromMinutes(5));
    }

    private static Result<CreatedWorkOrder> New(TestClone clone, WorkOrderId? id = null) =>
        new NewWorkOrder(clone.Workspace).Run(
            new NewWorkOrderRequest
            {
                Id = id,
                Epic = "E-0001",
                Title = "Something new",
            }
        );
}
