using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Concurrency;

public sealed class Takers_of_one_work_order
{
    [Fact]
    public async Task Of_32_processes_one_gets_it_and_31_are_told_that_it_is_taken()
    {
        using var tree = new SampleTree(1);

        var outcomes = await tree.Tool.RaceAsync(
            Enumerable.Range(1, 32).Select(n => (string[])["take", "WO-0001", "--owner", $"agent {n}", "--json"]),
            TestRun.Cancellation
        );

        var winner = Assert.Single(outcomes, outcome => outcome.ExitCode == 0);
        Assert.All(outcomes.Except([winner]), loser => loser.AssertFailed(4, "WO_LOCKED", "WO_BUSY", "LOST_RACE"));
        tree.Promises.Told("WO-0001", "running", winner.Datum("token"));
        tree.AssertConsistent();
        Assert.Contains(
            $"owner: {winner.Datum("owner")}",
            await File.ReadAllTextAsync(tree.FileOf("WO-0001", "running"), TestRun.Cancellation),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Of_8_processes_one_takes_an_expired_lease_over_and_its_former_holder_is_fenced()
    {
        using var tree = new SampleTree(1);
        var former = await tree.Take("WO-0001");
        Expire(tree);

        var outcomes = await tree.Tool.RaceAsync(
            Enumerable
                .Range(1, 8)
                .Select(n => (string[])["take", "WO-0001", "--takeover", "--owner", $"agent {n}", "--json"]),
            TestRun.Cancellation
        );

        var winner = Assert.Single(outcomes, outcome => outcome.ExitCode == 0);
        Assert.All(outcomes.Except([winner]), loser => Assert.True(loser.ExitCode == 4, loser.ToString()));
        tree.Promises.Told("WO-0001", "running", winner.Datum("token"));
        Assert.NotEqual(former, winner.Datum("token"));
        tree.AssertConsistent();

        var late = await tree.Tool.Run("release", "WO-0001", "--token", former, "--reason", "I had it before");
        late.AssertFailed(4, "NOT_OWNER");
        tree.AssertConsistent();
    }

    /// <summary>Ages the lease in its record, as if it had been taken two days ago.</summary>
    private static void Expire(SampleTree tree)
    {
        var record = Path.Combine(tree.Control, "records", "WO-0001");
        var ago = DateTime.UtcNow.AddDays(-2).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        var lines = File.ReadAllLines(record)
            .Select(line =>
                line.Contains("_at\":", StringComparison.Ordinal) ? $"{line.Split(':')[0]}: \"{ago}\"," : line
            );
        File.WriteAllText(record, string.Join('\n', lines) + "\n");
    }
}
