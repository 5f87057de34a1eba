using Wo.Engine.Claims;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Claims.BackEnds;
using Wo.Engine.Tests.Verbs;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims;

[Soak]
public sealed class ForcedTakeoverTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void Force_against_one_holder_takes_nothing_from_the_next(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        var old = work.Alice.Take().Value;
        var leases = work.Bob.Workspace.Claims!.Leases;
        var take = new ClaimTake(old.Id, 2, WorkOrderState.Running, "bob") { IsForced = true };
        var looked = leases.MayTake(take, Cancellation).Value;

        // Alice gives it back, and Carol takes it, while the request of Bob is under way.
        Assert.True(work.Alice.Release().IsOk);
        work.Alice.PushTree();
        var carol = work.Clone("carol");
        Assert.True(carol.Take().IsOk);
        var refused = leases.Take(take, looked, Lease(), 3, Cancellation).Error!;

        Assert.Equal(Problem.ClaimedElsewhere, refused.Code);
        Assert.Equal("carol", work.Claim()!.Lease!.Owner);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public void Force_holds_against_a_holder_that_renews_meanwhile(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        var old = work.Alice.Take().Value;
        var leases = work.Bob.Workspace.Claims!.Leases;
        var take = new ClaimTake(old.Id, 2, WorkOrderState.Running, "bob") { IsForced = true };
        var looked = leases.MayTake(take, Cancellation).Value;

        var renewal = new ClaimRenewal(old.Id, WorkOrderState.Running, 2, old.Lease);
        Assert.True(work.Alice.Workspace.Claims!.Leases.Renew(renewal, Cancellation).IsOk);
        var taken = leases.Take(take, looked, Lease(), 3, Cancellation);

        Assert.True(taken.IsOk, taken.Error?.ToString());
        Assert.Equal("bob", work.Claim()!.Lease!.Owner);
    }

    private static Lease Lease() =>
        new()
        {
            Token = new string('b', 32),
            Owner = "bob",
            Host = "here",
            TakenAt = DateTimeOffset.UtcNow,
            RenewedAt = DateTimeOffset.UtcNow,
            TtlSeconds = 3600,
        };
}
