using System.Text.Json;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Concurrency;

public sealed class Takers_of_the_next_one
{
    private const int Pool = 10;

    [Fact]
    public async Task Of_16_processes_10_get_different_ones_and_6_are_told_that_none_is_left()
    {
        using var tree = new SampleTree(Pool);

        var outcomes = await TakeAtOnce(tree, 16);

        Assert.Equal(Pool, outcomes.Count(outcome => outcome.ExitCode == 0));
        Assert.All(
            outcomes.Where(outcome => outcome.ExitCode != 0),
            refused => refused.AssertFailed(1, "NO_READY_WORK")
        );
        Remember(tree, outcomes);
        Assert.All(tree.Promises.All.Values, promise => Assert.Equal("running", promise.State));
        tree.AssertConsistent();
    }

    [Fact]
    public async Task Never_show_a_reader_one_missing_or_twice_or_half_of_a_file()
    {
        using var tree = new SampleTree(Pool);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(TestRun.Cancellation);
        var lists = Enumerable.Range(0, 2).Select(_ => ReadListsUntil(tree, done.Token)).ToArray();
        var files = Task.Run(() => ReadFilesUntil(tree, done.Token), TestRun.Cancellation);

        var outcomes = await TakeAtOnce(tree, Pool);
        await done.CancelAsync();

        Assert.Equal(Pool, outcomes.Count(outcome => outcome.ExitCode == 0));
        var counts = await Task.WhenAll(lists);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{counts.Sum()} lists and {await files} sweeps over the files were read meanwhile"
        );
        Remember(tree, outcomes);
        tree.AssertConsistent();
    }

    private static Task<WoOutcome[]> TakeAtOnce(SampleTree tree, int count) =>
        tree.Tool.RaceAsync(
            Enumerable.Range(1, count).Select(n => (string[])["take", "--next", "--owner", $"agent {n}", "--json"]),
            TestRun.Cancellation
        );

    private static void Remember(SampleTree tree, WoOutcome[] outcomes)
    {
        foreach (var outcome in outcomes.Where(outcome => outcome.ExitCode == 0))
        {
            var id = outcome.Datum("id");
            Assert.Equal("pending", tree.Promises.All[id].State); // else it was given to two
            tree.Promises.Told(id, "running", outcome.Datum("token"));
        }
    }

    private static async Task<int> ReadListsUntil(SampleTree tree, CancellationToken done)
    {
        var expected = tree.Promises.All.Keys.Order(StringComparer.Ordinal).ToArray();
        var count = 0;
        do
        {
            var list = await tree.Tool.Must("list", "--json");
            var seen = list.Data.EnumerateArray().Select(row => row.GetProperty("id").GetString()!);
            Assert.Equal(expected, seen.Order(StringComparer.Ordinal));
            count++;
        } while (!done.IsCancellationRequested);

        return count;
    }

    private static int ReadFilesUntil(SampleTree tree, CancellationToken done)
    {
        var count = 0;
        do
        {
            CheckIndex(Path.Combine(tree.Root, "_ctx", "jobs", "index.json"));
            CheckIndex(Path.Combine(tree.Root, "_ctx", "index", "wo_worktrees.json"));
            foreach (var number in Enumerable.Range(1, Pool))
            {
                CheckMirror(Path.Combine(tree.Root, "_ctx", "jobs", "running", SampleTree.Name(number) + ".lock"));
            }

            CheckSession(Path.Combine(tree.Root, "_ctx", "session_the repo.md"));
            count++;
        } while (!done.IsCancellationRequested);

        return count;
    }

    private static void CheckIndex(string path)
    {
        if (TryRead(path) is { } text)
        {
            using var index = JsonDocument.Parse(text);
            var ids = index
                .RootElement.GetProperty("work_orders")
                .EnumerateArray()
                .Select(one => one.GetProperty("id").GetString());
            Assert.Equal(Pool, ids.Distinct().Count());
            Assert.Equal(Pool, ids.Count());
        }
    }

    private static void CheckMirror(string path)
    {
        if (TryRead(path) is { } text)
        {
            Assert.StartsWith("Locked by wo take at ", text, StringComparison.Ordinal);
            Assert.Contains("\nBranch: feat/wo-", text, StringComparison.Ordinal);
            Assert.EndsWith("\n", text, StringComparison.Ordinal);
        }
    }

    private static void CheckSession(string path)
    {
        if (TryRead(path) is { } text)
        {
            Assert.EndsWith("\n", text, StringComparison.Ordinal);
            Assert.Equal(
                text.Split("\n## ").Length - 2, // the title and the heading of the history come first
                text.Split("\n- **Commands**: ").Length - 1
            );
        }
    }

    private static string? TryRead(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }
}
