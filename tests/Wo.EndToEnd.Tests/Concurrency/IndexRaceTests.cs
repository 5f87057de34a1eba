using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Concurrency;

[Collection(Races.Collection)]
[Soak]
public sealed class IndexRaceTests
{
    public static TheoryData<int> Sizes => Races.Sizes;

    [Theory]
    [MemberData(nameof(Sizes))]
    public Task Makers_of_the_index_never_show_a_reader_half_of_it_and_end_with_the_present_state(int count) =>
        Races.Repeat(async () =>
        {
            using var tree = new SampleTree(3);
            await tree.Take("WO-0001");
            using var readers = new Readers(tree, onlyTakes: true);

            var outcomes = await tree.Race(
                Enumerable
                    .Range(1, count)
                    .Select(n => n == 1 ? (string[])["take", "WO-0002", "--json"] : ["index", "--json"])
            );

            var read = await readers.Stop();
            Assert.True(outcomes[0].ExitCode == 0, outcomes[0].ToString());
            Assert.All(
                outcomes.Where(outcome => outcome.ExitCode != 0),
                late => late.AssertFailed(4, "LOST_RACE", "GUARD_TIMEOUT")
            );
            tree.Promises.Told("WO-0002", "running", outcomes[0].Datum("token"));
            tree.AssertConsistent();
            return $"{Races.Tally(outcomes)}; {read}";
        });
}
