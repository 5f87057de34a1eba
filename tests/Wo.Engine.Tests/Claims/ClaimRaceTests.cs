using Wo.Engine.Tests.Claims.BackEnds;
using Wo.Engine.Tests.Verbs;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims;

/// <summary>Several clones at once, each with a git of its own. With processes of the tool: <c>SharedClaimRaceTests</c>.</summary>
[Soak]
public sealed class ClaimRaceTests
{
    private const int Clones = 8;

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public async Task Of_several_clones_that_take_one_work_order_exactly_one_succeeds(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        var clones = Enumerable.Range(1, Clones).Select(number => work.Clone($"agent-{number}")).ToList();

        var results = await Task.WhenAll(clones.Select(clone => OwnThread.Run(() => clone.Take())));

        var winner = Assert.Single(results, result => result.IsOk).Value;
        Assert.All(
            results.Where(result => !result.IsOk),
            result => Assert.Equal(Problem.ClaimedElsewhere, result.Error!.Code)
        );
        Assert.True(work.Claim()!.Lease!.IsOf(winner.Lease));
        Assert.Single(clones, clone => clone.Record().Lease is not null);
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public async Task Of_several_clones_that_take_the_next_one_each_gets_another(string backEnd)
    {
        var ids = Enumerable.Range(1, Clones).Select(number => $"WO-000{number}").ToArray();
        using var work = SharedWork.In(backEnd, ids);
        var clones = Enumerable.Range(1, Clones).Select(number => work.Clone($"agent-{number}")).ToList();

        var results = await Task.WhenAll(clones.Select(clone => OwnThread.Run(() => clone.TakeNext())));

        Assert.All(results, result => Assert.True(result.IsOk, result.Error?.ToString()));
        Assert.Equal(ids, results.Select(result => result.Value.Id.Value).Order(StringComparer.Ordinal));
        Assert.All(results, result => Assert.True(work.Claim(result.Value.Id.Value)!.Lease!.IsOf(result.Value.Lease)));
    }

    [Theory]
    [MemberData(nameof(ClaimBackEnds.All), MemberType = typeof(ClaimBackEnds))]
    public async Task Of_a_finish_and_a_takeover_at_once_one_succeeds_and_the_register_names_it(string backEnd)
    {
        using var work = SharedWork.In(backEnd);
        work.Alice.TtlSeconds = 8;
        TestClone.Commit(work.Alice.Take().Value);
        work.Alice.PushTree();
        work.Bob.Pull();
        work.Bob.Clock.Shift = TimeSpan.FromHours(2);
        work.Bob.Workspace.Claims!.Register.Look(PendingWork.Id(), TestContext.Current.CancellationToken);
        work.Bob.Clock.Shift += TimeSpan.FromMinutes(2);

        var finishing = OwnThread.Run(() => work.Alice.Finish());
        var taking = OwnThread.Run(() => work.Bob.TakeOver());
        var (finished, taken) = (await finishing, await taking);

        // What is finished first cannot be taken over; what is taken over first cannot be finished.
        Assert.True(finished.IsOk != taken.IsOk, $"{finished.Error} / {taken.Error}");
        var claim = work.Claim()!;
        Assert.Equal(finished.IsOk, claim is { State: WorkOrderState.Done, Lease: null });
        Assert.Equal(taken.IsOk, claim.Lease?.Owner == "bob");
    }
}
