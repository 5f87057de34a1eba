using System.Text.Json;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Concurrency;

/// <summary>
/// Reads the tree in a loop while others write: through <c>wo list</c>, and as a stranger who knows nothing but file
/// names. Every reading has to be whole.
/// </summary>
internal sealed class Readers : IDisposable
{
    private readonly SampleTree tree;
    private readonly bool onlyTakes;
    private readonly string[] ids;
    private readonly CancellationTokenSource done;
    private readonly Task<int> lists;
    private readonly Task<int> sweeps;
    private string session = "";

    /// <summary>Begins to read.</summary>
    /// <param name="tree">The tree; its work orders have to be there in every reading.</param>
    /// <param name="onlyTakes">
    /// Whether work orders only move from pending to running, so that the order of looking tells more.
    /// </param>
    public Readers(SampleTree tree, bool onlyTakes = false)
    {
        (this.tree, this.onlyTakes) = (tree, onlyTakes);
        ids = [.. tree.Promises.All.Keys.Order(StringComparer.Ordinal)];
        done = CancellationTokenSource.CreateLinkedTokenSource(TestRun.Cancellation);
        lists = Task.Run(ReadLists, TestRun.Cancellation);
        sweeps = Task.Run(ReadFiles, TestRun.Cancellation);
    }

    /// <summary>Stops and says how often was read; fails where a reading was not whole.</summary>
    public async Task<string> Stop()
    {
        await done.CancelAsync();
        return $"{await lists} lists and {await sweeps} sweeps over the files meanwhile";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        done.Cancel();
        done.Dispose();
    }

    private async Task<int> ReadLists()
    {
        var count = 0;
        do
        {
            var list = await tree.Tool.Must("list", "--json");
            var seen = list.Data.EnumerateArray().Select(row => row.GetProperty("id").GetString()!);
            Assert.Equal(ids, seen.Order(StringComparer.Ordinal));
            Assert.Empty(list.Json().GetProperty("warnings").EnumerateArray());
            count++;
        } while (!done.IsCancellationRequested);

        return count;
    }

    private int ReadFiles()
    {
        var count = 0;
        do
        {
            CheckIndex(Path.Combine(tree.Root, "_ctx", "jobs", "index.json"));
            CheckIndex(Path.Combine(tree.Root, "_ctx", "index", "wo_worktrees.json"));
            CheckSession(Path.Combine(tree.Root, "_ctx", "session_the repo.md"));
            foreach (var id in ids)
            {
                CheckMirror(Path.Combine(tree.Root, "_ctx", "jobs", "running", id + ".lock"));
            }

            if (onlyTakes)
            {
                // Looking along the moves misses nothing, looking against them sees nothing twice.
                Assert.Empty(ids.Except([.. Glob("pending"), .. Glob("running")]));
                string[] against = [.. Glob("running"), .. Glob("pending")];
                Assert.Equal(against.Distinct(), against);
            }
            else
            {
                string[] states = ["pending", "running", "done", "failed", "partial"];
                Assert.Empty(states.SelectMany(Glob).Except(ids));
            }

            count++;
        } while (!done.IsCancellationRequested);

        return count;
    }

    /// <summary>The work orders in a directory, each of them read to its end.</summary>
    private List<string> Glob(string state)
    {
        var found = new List<string>();
        var directory = Path.Combine(tree.Root, "_ctx", "jobs", state);
        foreach (var file in Directory.Exists(directory) ? Directory.GetFiles(directory, "WO-*.yaml") : [])
        {
            var id = Path.GetFileNameWithoutExtension(file);
            if (TryRead(file) is not { } text)
            {
                found.Add(id); // it was there
                continue;
            }

            var original = tree.Promises.All[id].Text;
            Assert.Equal([], WorkOrderText.Of(text).DamageSince(WorkOrderText.Of(original)));
            found.Add(id);
        }

        return found;
    }

    private void CheckIndex(string path)
    {
        if (TryRead(path) is { } text)
        {
            using var index = JsonDocument.Parse(text);
            var seen = index
                .RootElement.GetProperty("work_orders")
                .EnumerateArray()
                .Select(one => one.GetProperty("id").GetString());
            Assert.Equal(ids, seen);
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

    /// <summary>
    /// Nothing that was read is ever gone or different, and all entries but the last are whole. The last may still be
    /// growing: the kernel shows an append page by page.
    /// </summary>
    private void CheckSession(string path)
    {
        if (TryRead(path) is { } text)
        {
            Assert.StartsWith("# Session Log - the repo\n\n## History\n\n## ", text, StringComparison.Ordinal);
            Assert.StartsWith(session, text, StringComparison.Ordinal);
            Assert.All(
                text.Split("\n## ")[2..^1], // the title and the heading of the history come first
                entry => Assert.Single(entry.Split("\n- **Commands**: ").Skip(1))
            );
            session = text;
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
