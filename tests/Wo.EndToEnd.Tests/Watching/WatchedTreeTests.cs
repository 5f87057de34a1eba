using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Watching;

/// <summary>What <c>wo watch</c> shows of a tree while others work in it.</summary>
[Soak]
public sealed class WatchedTreeTests
{
    private const string Id = "WO-0001";

    [Fact]
    public async Task What_happens_meanwhile_shows_and_nothing_is_written()
    {
        using var tree = new SampleTree(2);
        await tree.Tool.Must("index");
        using var terminal = new Terminal(tree.Root);
        var before = tree.Snapshot();
        terminal.Run("wo watch");
        terminal.Sees("2 pending (2 ready)", "0 running", "READY 2", "Sample «WO-0001»", "q ends");
        Assert.Empty(before.Changes(tree.Snapshot()));

        await tree.Take(Id, "--owner", "alice");
        var taken = terminal.Sees("1 running", "RUNNING 1", "alice", "expires in", "LATEST");
        Assert.Contains("take", taken, StringComparison.Ordinal);

        tree.Work(Id);
        await tree.Tool.Must("session", "intent", Id, "measure it first");
        terminal.Sees("intent: measure it first");
        await tree.Tool.Must("session", "result", Id, "it is measured");
        terminal.Sees("result: it is measured");

        await tree.Tool.Must("finish", Id, "--owner", "alice");
        terminal.Sees(
            screen =>
                screen.Contains("1 done", StringComparison.Ordinal)
                && screen.Contains("1 today", StringComparison.Ordinal)
                && !screen.Contains("RUNNING", StringComparison.Ordinal),
            "that it is done"
        );
    }

    [Fact]
    public async Task What_a_hand_does_to_files_shows()
    {
        using var tree = new SampleTree(2);
        using var terminal = new Terminal(tree.Root);
        terminal.Run("wo watch");
        terminal.Sees("2 pending (2 ready)");

        Directory.CreateDirectory(Path.GetDirectoryName(tree.FileOf(Id, "partial"))!);
        File.Move(tree.FileOf(Id, "pending"), tree.FileOf(Id, "partial"));
        terminal.Sees("1 pending", "1 partial", "PROBLEMS", "STATUS_DIRECTORY_MISMATCH");

        await File.WriteAllTextAsync(tree.FileOf("WO-0002", "pending"), "not: a work order", TestRun.Cancellation);
        terminal.Sees("WO_INVALID_SCHEMA");

        // As a checkout of a branch without a tree does, and the next one.
        Directory.Move(Path.Combine(tree.Root, "_ctx"), Path.Combine(tree.Root, "elsewhere"));
        terminal.Sees("0 pending");
        Directory.Move(Path.Combine(tree.Root, "elsewhere"), Path.Combine(tree.Root, "_ctx"));
        terminal.Sees("1 pending", "1 partial");
    }

    [Fact]
    public async Task A_gate_that_runs_shows_with_the_last_line_that_it_printed()
    {
        using var files = new TemporaryDirectory();
        using var tree = new SampleTree(
            new SampleWorkOrder(Id) { Verify = ["true", $"echo compiling it; {Hold.Command(files)}"] }
        );
        var (token, _) = await tree.TakeAndWork(Id);
        using var terminal = new Terminal(tree.Root);
        terminal.Run("wo watch");
        terminal.Sees("RUNNING 1");
        using var finish = tree.Tool.Start("finish", Id, "--token", token);
        await Hold.Reached(files, finish, TestRun.Cancellation);

        var screen = terminal.Sees("gate 2, ");
        Assert.Contains("compiling it", screen, StringComparison.Ordinal);

        Hold.Release(files);
        await finish.EndAsync(TestRun.Cancellation);
        terminal.Sees("1 done");
    }

    [Fact]
    public async Task No_title_owner_or_line_of_a_log_breaks_the_screen()
    {
        const string Hostile =
            "\u001b[2J\u001b[1;1H\u001b]0;pwned\u0007\u001b[?1049l\u009b2J\u202E日本語 👩‍👩‍👧 e\u0301\u0301";
        using var files = new TemporaryDirectory();
        using var tree = new SampleTree(
            new SampleWorkOrder("WO-0002") { Verify = [$"printf '\\033[2J\\033[Hpwned\\r\\n'; {Hold.Command(files)}"] }
        );
        await tree.Tool.Must("new", Id, "--epic", "E-0001", "--dod", "DOD-SAMPLE", "--title=" + Hostile);
        await tree.Tool.Must([
            "new",
            "WO-0003",
            "--epic",
            "E-0001",
            "--dod",
            "DOD-SAMPLE",
            "--title",
            new string('漢', 200),
        ]);
        var (token, _) = await tree.TakeAndWork("WO-0002");
        await tree.Tool.Must("session", "result", "--", "WO-0002", Hostile);
        using var finish = tree.Tool.Start("finish", "WO-0002", "--token", token);
        await Hold.Reached(files, finish, TestRun.Cancellation);

        foreach (var width in (int[])[100, 40])
        {
            using var terminal = new Terminal(tree.Root, width);
            terminal.Run("wo watch");
            var screen = terminal.Sees("READY 2", "gate 1, ", "result: ", "LATEST", "q ends");

            var lines = screen.Split('\n');
            Assert.StartsWith(tree.Root[..30], lines[0], StringComparison.Ordinal);
            Assert.StartsWith("2 pending (2 ready)  1 running", lines[1], StringComparison.Ordinal);
            Assert.StartsWith(
                "RUNNING 1",
                lines[Array.FindIndex(lines, line => line.Length == 0) + 1],
                StringComparison.Ordinal
            );
            Assert.Single(lines, line => line.StartsWith("WO-0001", StringComparison.Ordinal));
            Assert.Single(lines, line => line.StartsWith("WO-0003", StringComparison.Ordinal));
            Assert.Equal("q ends", lines.Last(line => line.Length > 0));
        }

        Hold.Release(files);
        await finish.EndAsync(TestRun.Cancellation);
    }

    [Fact]
    public void A_tree_without_work_orders_is_shown_as_that()
    {
        using var tree = new SampleTree();
        using var terminal = new Terminal(tree.Root);

        terminal.Run("wo watch");

        var screen = terminal.Sees("0 pending (0 ready)  0 running  0 done", "q ends");
        Assert.DoesNotContain("READY", screen, StringComparison.Ordinal);
        Assert.DoesNotContain("PROBLEMS", screen, StringComparison.Ordinal);
    }

    [Fact]
    [Soak]
    public async Task Ten_thousand_work_orders_are_shown_and_followed()
    {
        using var tree = new SampleTree(inMemory: true, [new SampleWorkOrder(Id)]);
        for (var number = 2; number <= 10_000; number++)
        {
            var id = $"WO-{number:D5}";
            var state = number % 2 == 0 ? "done" : "pending";
            tree.Repository.Write($"_ctx/jobs/{state}/{id}.yaml", new SampleWorkOrder(id) { State = state }.ToString());
        }

        using var terminal = new Terminal(tree.Root);
        terminal.Run("wo watch");
        terminal.Sees("5000 pending (5000 ready)", "5000 done", " more");

        await tree.Tool.Must("take", Id);

        terminal.Sees("4999 pending (4999 ready)", "RUNNING 1");
    }
}
