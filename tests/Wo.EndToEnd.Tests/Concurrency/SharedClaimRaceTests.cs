using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Concurrency;

/// <summary>Processes of the tool in clones of one remote, which share their claims there.</summary>
[Soak]
[Collection(Races.Collection)]
public sealed class SharedClaimRaceTests
{
    private const string Id = "WO-0001";
    private const int Clones = 8;

    [Fact]
    public async Task Of_eight_clones_that_take_one_work_order_one_gets_it_in_every_round()
    {
        for (var round = 0; round < 2; round++)
        {
            using var remote = new SharedRemote(Id);
            var clones = Enumerable.Range(1, Clones).Select(number => remote.Clone($"agent-{number}")).ToList();

            var outcomes = await Task.WhenAll(
                clones.Select(
                    (tool, number) =>
                        tool.RunAsync(TestRun.Cancellation, "take", Id, "--owner", $"agent {number}", "--json")
                )
            );

            Assert.Single(outcomes, outcome => outcome.ExitCode == 0);
            Assert.All(
                outcomes.Where(outcome => outcome.ExitCode != 0),
                loser => loser.AssertFailed(4, "CLAIMED_ELSEWHERE")
            );
        }
    }

    [Fact]
    public async Task Of_clones_that_take_the_next_one_each_gets_another_and_the_last_are_told_that_nothing_is_left()
    {
        string[] ids = ["WO-0001", "WO-0002", "WO-0003"];
        using var remote = new SharedRemote(ids);
        var clones = Enumerable.Range(1, ids.Length + 2).Select(number => remote.Clone($"agent-{number}")).ToList();

        var outcomes = await Task.WhenAll(
            clones.Select(tool => tool.RunAsync(TestRun.Cancellation, "take", "--next", "--json"))
        );

        var taken = outcomes.Where(outcome => outcome.ExitCode == 0).Select(outcome => outcome.Datum("id"));
        Assert.Equal(ids, taken.Order(StringComparer.Ordinal));
        Assert.All(outcomes.Where(outcome => outcome.ExitCode != 0), last => last.AssertFailed(1, "NO_READY_WORK"));
    }
}
