using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Concurrency;

[Collection(Races.Collection)]
[Soak]
public sealed class TakeRaceTests
{
    private const string Id = "WO-0001";

    public static TheoryData<int> Sizes => Races.Sizes;

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task One_taker_gets_the_work_order_and_the_others_are_told_that_it_is_taken(int count) =>
        Races.Repeat(async () =>
        {
            using var tree = new SampleTree(1);

            var outcomes = await tree.Race(
                Enumerable.Range(1, count).Select(n => (string[])["take", Id, "--owner", $"agent {n}", "--json"])
            );

            var winner = OnlyWinner(outcomes);
            tree.Promises.Told(Id, "running", winner.Datum("token"));
            tree.AssertConsistent();
            var text = WorkOrderText.Of(await File.ReadAllTextAsync(tree.FileOf(Id, "running"), TestRun.Cancellation));
            Assert.Equal((winner.Datum("owner"), "1"), (text["owner"], text["x_rev"]));
            return Races.Tally(outcomes);
        });

    [Theory]
    [MemberData(nameof(Sizes))]
    [BadInput(52)]
    public Task One_taker_takes_an_expired_lease_over_and_its_former_holder_is_fenced(int count) =>
        Races.Repeat(async () =>
        {
            using var tree = new SampleTree(1);
            var former = await tree.Take(Id);
            RecordedLease.Age(tree, Id, TimeSpan.FromDays(2));

            var outcomes = await tree.Race(
                Enumerable
                    .Range(1, count)
                    .Select(n => (string[])["take", Id, "--takeover", "--owner", $"agent {n}", "--json"])
            );

            var winner = OnlyWinner(outcomes);
            tree.Promises.HandedOver(Id, winner.Datum("token"));
            Assert.NotEqual(former, winner.Datum("token"));
            tree.AssertConsistent();
            var late = await tree.Tool.Run("release", Id, "--token", former, "--reason", "I had it before");
            late.AssertFailed(4, "NOT_OWNER");
            tree.AssertConsistent();
            return Races.Tally(outcomes);
        });

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task Either_a_heartbeat_saves_an_expired_lease_or_somebody_takes_it_over(int count) =>
        Races.Repeat(async () =>
        {
            using var tree = new SampleTree(1);
            var former = await tree.Take(Id);
            RecordedLease.Age(tree, Id, TimeSpan.FromDays(2));

            var outcomes = await tree.Race(
                Enumerable
                    .Range(1, count)
                    .Select(n =>
                        n % 2 == 0
                            ? (string[])["take", Id, "--takeover", "--owner", $"agent {n}", "--json"]
                            : ["heartbeat", Id, "--token", former, "--json"]
                    )
            );

            var beats = outcomes.Where((_, index) => index % 2 == 0).ToList();
            var takers = outcomes.Where((_, index) => index % 2 == 1).ToList();
            var winners = takers.Where(outcome => outcome.ExitCode == 0).ToList();
            Assert.All(takers.Except(winners), loser => loser.AssertFailed(4, "WO_LOCKED", "WO_BUSY", "LOST_RACE"));
            Assert.All(beats.Where(outcome => outcome.ExitCode != 0), loser => loser.AssertFailed(4, "NOT_OWNER"));
            if (winners is [var winner])
            {
                tree.Promises.HandedOver(Id, winner.Datum("token"));
                (await tree.Tool.Run("heartbeat", Id, "--token", former)).AssertFailed(4, "NOT_OWNER");
            }
            else
            {
                Assert.Empty(winners);
                Assert.Contains(beats, outcome => outcome.ExitCode == 0);
                await tree.Tool.Must("heartbeat", Id, "--token", former);
            }

            tree.AssertConsistent();
            return Races.Tally(outcomes);
        });

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task One_taker_gets_what_is_requeued_at_the_same_time(int count) =>
        Races.Repeat(async () =>
        {
            using var tree = new SampleTree(1);
            await tree.Take(Id);
            await tree.Tool.Must("finish", Id, "--result", "failed", "--summary", "it does not work");
            tree.Promises.Told(Id, "failed");

            var outcomes = await tree.Race(
                Enumerable
                    .Range(1, count)
                    .Select(n =>
                        n % 2 == 0
                            ? (string[])["take", Id, "--owner", $"agent {n}", "--json"]
                            : ["requeue", Id, "--reason", "once more, please", "--json"]
                    )
            );

            var requeued = outcomes.Where((_, index) => index % 2 == 0).Where(outcome => outcome.ExitCode == 0);
            var taken = outcomes.Where((_, index) => index % 2 == 1).Where(outcome => outcome.ExitCode == 0).ToList();
            Assert.True(taken.Count <= 1 && requeued.Count() <= 1, Races.Tally(outcomes));
            Assert.All(outcomes.Where(outcome => outcome.ExitCode != 0), AssertLost);
            // Whoever comes while a taker looks is told that it is busy; then nobody need have had his way.
            var state =
                taken.Count == 1 ? "running"
                : requeued.Any() ? "pending"
                : "failed";
            tree.Promises.Told(Id, state, taken.FirstOrDefault()?.Datum("token"));
            tree.AssertConsistent();
            var text = WorkOrderText.Of(await File.ReadAllTextAsync(tree.FileOf(Id, state), TestRun.Cancellation));
            Assert.Equal($"{2 + requeued.Count() + taken.Count}", text["x_rev"]);
            return Races.Tally(outcomes);
        });

    // 5 where it came before the requeue, or after somebody had it.
    private static void AssertLost(WoOutcome loser)
    {
        if (loser.ExitCode == 5)
        {
            loser.AssertFailed(5, "ILLEGAL_TRANSITION");
        }
        else
        {
            loser.AssertFailed(4, "WO_LOCKED", "WO_BUSY", "LOST_RACE");
        }
    }

    /// <summary>The one that got it; all others were told that it is taken.</summary>
    private static WoOutcome OnlyWinner(IReadOnlyList<WoOutcome> outcomes)
    {
        var winner = Assert.Single(outcomes, outcome => outcome.ExitCode == 0);
        Assert.All(outcomes.Except([winner]), loser => loser.AssertFailed(4, "WO_LOCKED", "WO_BUSY", "LOST_RACE"));
        return winner;
    }
}
