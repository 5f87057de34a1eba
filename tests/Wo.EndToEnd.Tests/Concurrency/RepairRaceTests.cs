using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Concurrency;

/// <summary>
/// <c>reconcile --apply</c> in a loop beside every other command. It may make others wait, but takes nothing from
/// anybody and breaks nothing that is under way.
/// </summary>
[Collection(Races.Collection)]
[Soak]
public sealed class RepairRaceTests
{
    private const int Attempts = 40;

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public Task Repairs_beside_everything_take_nothing_from_anybody(int workers) =>
        Races.Repeat(async () =>
        {
            using var tree = new SampleTree(workers);
            using var readers = new Readers(tree);
            using var done = CancellationTokenSource.CreateLinkedTokenSource(TestRun.Cancellation);
            var repairers = Enumerable.Range(0, 2).Select(_ => Repair(tree, done.Token)).ToArray();
            var others = Enumerable.Range(0, 1).Select(_ => Rebuild(tree, done.Token)).ToArray();

            var commands = await Task.WhenAll(
                Enumerable.Range(1, workers).Select(number => Live(tree, SampleTree.Name(number), number))
            );

            await done.CancelAsync();
            var repairs = (await Task.WhenAll(repairers)).Sum();
            var indexes = (await Task.WhenAll(others)).Sum();
            var read = await readers.Stop();
            await tree.Tool.Must("index");
            await tree.Tool.Must("reconcile");
            tree.AssertConsistent();
            return $"{commands.Sum()} commands of {workers} workers, {repairs} repairs, {indexes} indexes; {read}";
        });

    /// <summary>The life of a work order: taken, released, taken again, worked on, and closed one way or the other.</summary>
    private static async Task<int> Live(SampleTree tree, string id, int number)
    {
        var count = 0;
        var token = await Take();
        await Do("heartbeat", id, "--token", token);
        await Do("release", id, "--token", token, "--reason", "something came up");
        tree.Promises.Told(id, "pending");
        token = await Take();
        tree.Work(id);
        await Do("session", "result", id, "it works");
        await Do("heartbeat", id, "--token", token);
        switch (number % 3)
        {
            case 0:
                await Do("finish", id, "--token", token);
                tree.Promises.Told(id, "done");
                break;
            case 1:
                await Do("finish", id, "--token", token, "--result", "failed", "--summary", "it does not work");
                tree.Promises.Told(id, "failed");
                await Do("requeue", id, "--reason", "once more, please");
                tree.Promises.Told(id, "pending");
                break;
            default:
                await Do("finish", id, "--token", token, "--result", "partial", "--summary", "half of it works");
                tree.Promises.Told(id, "partial");
                _ = await Take();
                break;
        }

        return count;

        async Task<string> Take()
        {
            var taken = await Do("take", id, "--owner", $"agent {number}", "--json");
            tree.Promises.Told(id, "running", taken.Datum("token"));
            return taken.Datum("token");
        }

        // Whoever looks whether an operation is alive holds its lock for an instant; being told so is fine, once more is.
        async Task<WoOutcome> Do(params string[] arguments)
        {
            WoOutcome outcome;
            var attempt = 0;
            do
            {
                outcome = await tree.Tool.Run(arguments);
                count++;
            } while (outcome is { ExitCode: 4, ErrorCode: "WO_BUSY" or "LOST_RACE" } && ++attempt < Attempts);

            Assert.True(outcome.ExitCode == 0, $"wo {string.Join(' ', arguments)}: {outcome}");
            return outcome;
        }
    }

    private static async Task<int> Repair(SampleTree tree, CancellationToken done)
    {
        var count = 0;
        while (!done.IsCancellationRequested)
        {
            var outcome = await tree.Tool.Run("reconcile", "--apply", "--json");
            Assert.True(outcome.ExitCode == 0, outcome.ToString());
            count++;
        }

        return count;
    }

    private static async Task<int> Rebuild(SampleTree tree, CancellationToken done)
    {
        var count = 0;
        while (!done.IsCancellationRequested)
        {
            var outcome = await tree.Tool.Run("index", "--json");
            Assert.True(outcome.ExitCode is 0 or 4, outcome.ToString());
            count++;
        }

        return count;
    }
}
