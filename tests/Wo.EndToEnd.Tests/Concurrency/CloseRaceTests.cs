using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Concurrency;

[Collection(Races.Collection)]
[Soak]
public sealed class CloseRaceTests
{
    private const string Id = "WO-0001";

    public static TheoryData<int> Sizes => Races.Sizes;

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task Of_many_that_finish_one_does_and_the_others_find_it_busy_lost_or_closed(int count) =>
        Races.Repeat(async () =>
        {
            using var tree = new SampleTree(1);
            var (token, commit) = await tree.TakeAndWork(Id);

            var outcomes = await tree.Race(
                Enumerable.Repeat((string[])["finish", Id, "--token", token, "--json"], count)
            );

            var winner = Assert.Single(outcomes, outcome => outcome.ExitCode == 0);
            Assert.All(outcomes.Except([winner]), AssertLost);
            tree.Promises.Told(Id, "done");
            tree.AssertConsistent();
            var closed = WorkOrderText.Of(await File.ReadAllTextAsync(tree.FileOf(Id, "done"), TestRun.Cancellation));
            Assert.Equal((commit, "2"), (closed["verified_at_sha"], closed["x_rev"]));
            return Races.Tally(outcomes);
        });

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task Either_finish_or_release_has_its_way(int count) =>
        Races.Repeat(async () =>
        {
            using var tree = new SampleTree(1);
            var (token, _) = await tree.TakeAndWork(Id);

            var outcomes = await tree.Race(
                Enumerable
                    .Range(0, count)
                    .Select(n =>
                        n % 2 == 0
                            ? (string[])["finish", Id, "--token", token, "--json"]
                            : ["release", Id, "--token", token, "--reason", "something came up", "--json"]
                    )
            );

            var winner = Assert.Single(outcomes, outcome => outcome.ExitCode == 0);
            Assert.All(outcomes.Except([winner]), AssertLost);
            tree.Promises.Told(Id, Array.IndexOf(outcomes, winner) % 2 == 0 ? "done" : "pending");
            tree.AssertConsistent();
            return Races.Tally(outcomes);
        });

    [Theory]
    [InlineData("finish", Id)]
    [InlineData("release", Id, "--reason", "something came up")]
    [InlineData("take", Id, "--resume")]
    public async Task A_second_operation_is_refused_while_gates_run_and_other_work_orders_are_free(
        params string[] second
    )
    {
        using var files = new TemporaryDirectory();
        using var tree = new SampleTree(
            new SampleWorkOrder(Id) { Verify = [Hold.Command(files)] },
            new SampleWorkOrder("WO-0002")
        );
        await tree.TakeAndWork(Id);
        using var finish = tree.Tool.Start("finish", Id, "--json");
        await Hold.Reached(files, finish, TestRun.Cancellation);

        var refused = await tree.Tool.With("WO_OWNER", Environment.UserName).Run([.. second, "--json"]);
        await tree.Take("WO-0002");

        refused.AssertFailed(4, "WO_BUSY");
        Hold.Release(files);
        var finished = await finish.EndAsync(TestRun.Cancellation);
        Assert.True(finished.ExitCode == 0, finished.ToString());
        tree.Promises.Told(Id, "done");
        tree.AssertConsistent();
    }

    // 5 where it came when the other one had closed it already.
    private static void AssertLost(WoOutcome loser)
    {
        if (loser.ExitCode == 5)
        {
            loser.AssertFailed(5, "ILLEGAL_TRANSITION");
        }
        else
        {
            loser.AssertFailed(4, "WO_BUSY", "LOST_RACE", "NOT_OWNER");
        }
    }
}
