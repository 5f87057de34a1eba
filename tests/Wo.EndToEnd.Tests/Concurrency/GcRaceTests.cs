using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Concurrency;

/// <summary><c>gc --apply</c> in a loop beside those whose worktrees and branches are of the kind that it removes.</summary>
[Collection(Races.Collection)]
[Soak]
public sealed class GcRaceTests
{
    private const int Attempts = 40;
    private static readonly string[] Gc = ["gc", "--apply", "--days", "0", "--json"];

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public Task What_is_reopened_and_taken_keeps_the_worktree_that_it_was_given(int workers) =>
        Races.Repeat(async () =>
        {
            using var tree = new SampleTree(workers);
            var ids = Enumerable.Range(1, workers).Select(SampleTree.Name).ToList();
            foreach (var id in ids)
            {
                var (token, _) = await tree.TakeAndWork(id);
                await tree.Tool.Must("finish", id, "--token", token, "--keep-worktree");
                tree.Promises.Told(id, "done");
                tree.Repository.Git("merge", "--quiet", SampleTree.BranchOf(id));
            }

            var collections = await WhileCollecting(
                tree,
                ids.Select(async id =>
                {
                    await Do(tree, "reopen", id, "--reason", "it was not all there");
                    tree.Promises.Told(id, "pending");
                    var taken = await Do(tree, "take", id, "--json");
                    tree.Promises.Told(id, "running", taken.Datum("token"));
                    Assert.True(Directory.Exists(taken.Datum("worktree")), taken.ToString());
                    tree.Work(id);
                })
            );

            Assert.All(ids, id => Assert.True(File.Exists(Path.Join(tree.WorktreeOf(id), "src", $"{id}.txt"))));
            tree.AssertConsistent();
            return collections;
        });

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public Task What_is_finished_keeps_its_commit(int workers) =>
        Races.Repeat(async () =>
        {
            using var tree = new SampleTree(workers);
            var ids = Enumerable.Range(1, workers).Select(SampleTree.Name).ToList();
            var commits = new Dictionary<string, (string Token, string Commit)>(StringComparer.Ordinal);
            foreach (var id in ids)
            {
                commits.Add(id, await tree.TakeAndWork(id));
            }

            var collections = await WhileCollecting(
                tree,
                ids.Select(async id =>
                {
                    await Do(tree, "finish", id, "--token", commits[id].Token);
                    tree.Promises.Told(id, "done");
                })
            );

            Assert.All(
                ids,
                id => Assert.Equal(commits[id].Commit, tree.Repository.Git("rev-parse", SampleTree.BranchOf(id)))
            );
            tree.AssertConsistent();
            return collections;
        });

    private static async Task<string> WhileCollecting(SampleTree tree, IEnumerable<Task> lives)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(TestRun.Cancellation);
        var collectors = Enumerable
            .Range(0, 2)
            .Select(async _ =>
            {
                var count = 0;
                do
                {
                    var outcome = await tree.Tool.Run(Gc);
                    Assert.True(outcome.ExitCode == 0 || outcome.ErrorCode == "GUARD_TIMEOUT", outcome.ToString());
                    count++;
                } while (!done.IsCancellationRequested);
                return count;
            })
            .ToArray();

        await Task.WhenAll(lives);

        await done.CancelAsync();
        return $"{(await Task.WhenAll(collectors)).Sum()} collections";
    }

    // Who looks whether an operation is alive holds its lock for an instant; being told so is fine, once more is.
    private static async Task<WoOutcome> Do(SampleTree tree, params string[] arguments)
    {
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await tree.Tool.Run(arguments);
            if (outcome is not { ExitCode: 4, ErrorCode: "WO_BUSY" or "LOST_RACE" } || attempt == Attempts)
            {
                Assert.True(outcome.ExitCode == 0, $"wo {string.Join(' ', arguments)}: {outcome}");
                return outcome;
            }
        }
    }
}
