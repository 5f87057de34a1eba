using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Concurrency;

[Collection(Races.Collection)]
[Soak]
public sealed class NewRaceTests
{
    public static TheoryData<int> Sizes => Races.Sizes;

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task New_work_orders_get_a_number_each_and_a_place_in_the_queue_of_the_epic(int count) =>
        Races.Repeat(async () =>
        {
            using var tree = new SampleTree(1);

            var outcomes = await tree.Race(Enumerable.Range(1, count).Select(n => New(n, "--register")));

            Assert.All(outcomes, outcome => Assert.True(outcome.ExitCode == 0, outcome.ToString()));
            string[] expected = [.. Enumerable.Range(2, count).Select(SampleTree.Name)];
            Assert.Equal(expected, outcomes.Select(outcome => outcome.Datum("id")).Order(StringComparer.Ordinal));
            for (var n = 1; n <= count; n++)
            {
                var id = outcomes[n - 1].Datum("id");
                var text = await File.ReadAllTextAsync(tree.FileOf(id, "pending"), TestRun.Cancellation);
                Assert.Contains($"title: Idea {n}\n", text, StringComparison.Ordinal);
                tree.Promises.Born(id, "pending", text);
            }

            var backlog = await File.ReadAllTextAsync(
                Path.Combine(tree.Root, "_ctx", "backlog", "backlog.yaml"),
                TestRun.Cancellation
            );
            Assert.All(expected, id => Assert.Single(backlog.Split(id).Skip(1)));
            tree.AssertConsistent();
            return Races.Tally(outcomes);
        });

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task Of_new_work_orders_with_one_id_there_is_one(int count) =>
        Races.Repeat(async () =>
        {
            using var tree = new SampleTree(1);

            var outcomes = await tree.Race(Enumerable.Range(1, count).Select(n => New(n, "WO-0042")));

            var winner = Assert.Single(outcomes, outcome => outcome.ExitCode == 0);
            Assert.All(outcomes.Except([winner]), loser => loser.AssertFailed(4, "ALREADY_EXISTS"));
            var text = await File.ReadAllTextAsync(tree.FileOf("WO-0042", "pending"), TestRun.Cancellation);
            Assert.Contains($"title: Idea {Array.IndexOf(outcomes, winner) + 1}\n", text, StringComparison.Ordinal);
            tree.Promises.Born("WO-0042", "pending", text);
            tree.AssertConsistent();
            return Races.Tally(outcomes);
        });

    private static string[] New(int number, string more) =>
        ["new", "--epic", "E-0001", "--title", $"Idea {number}", "--dod", "DOD-SAMPLE", "--json", more];
}
