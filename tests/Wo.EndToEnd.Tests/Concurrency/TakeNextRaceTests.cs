using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Concurrency;

[Collection(Races.Collection)]
[Soak]
public sealed class TakeNextRaceTests
{
    public static TheoryData<int> Sizes => Races.Sizes;

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task Takers_of_the_next_one_get_one_each_while_there_are_any_and_readers_see_all_of_them_once(int count) =>
        Races.Repeat(async () =>
        {
            var pool = Math.Min((count / 2) + 1, 20);
            using var tree = new SampleTree(pool);
            Directory.CreateDirectory(Path.Combine(tree.Root, "_ctx", "jobs", "running"));
            using var readers = new Readers(tree, onlyTakes: true);

            var outcomes = await tree.Race(
                Enumerable.Range(1, count).Select(n => (string[])["take", "--next", "--owner", $"agent {n}", "--json"])
            );

            var read = await readers.Stop();
            var winners = outcomes.Where(outcome => outcome.ExitCode == 0).ToList();
            Assert.Equal(Math.Min(pool, count), winners.Count);
            Assert.All(outcomes.Except(winners), refused => refused.AssertFailed(1, "NO_READY_WORK"));
            foreach (var winner in winners)
            {
                var id = winner.Datum("id");
                Assert.Equal("pending", tree.Promises.All[id].State); // else it was given to two
                tree.Promises.Told(id, "running", winner.Datum("token"));
            }

            tree.AssertConsistent();
            return $"{Races.Tally(outcomes)}; {read}";
        });

    [Fact]
    public Task Of_those_whose_scopes_overlap_one_is_taken() =>
        Races.Repeat(async () =>
        {
            using var tree = new SampleTree(8);
            tree.Repository.Write("_ctx/policy/wo.yaml", "scope_overlap: avoid\n");

            var outcomes = await tree.Race(
                Enumerable.Range(1, 8).Select(n => (string[])["take", "--next", "--owner", $"agent {n}", "--json"])
            );

            var winner = Assert.Single(outcomes, outcome => outcome.ExitCode == 0);
            Assert.All(
                outcomes.Where(outcome => outcome != winner),
                refused => refused.AssertFailed(1, "NO_READY_WORK")
            );
            tree.Promises.Told(winner.Datum("id"), "running", winner.Datum("token"));
            tree.AssertConsistent();
            return Races.Tally(outcomes);
        });
}
