using System.Text.Json;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Corpus;

/// <summary>What people do with a work order, from the first look to the closed file, on a tree of others.</summary>
[Soak]
public sealed class RealTreeTests
{
    private const string Id = CorpusTree.Id;
    private const string Owner = "agent 3";

    [Fact]
    public async Task Looking_at_a_real_tree_changes_nothing()
    {
        SkipWithoutCorpus();
        using var tree = new CorpusTree();
        var before = TreeSnapshot.Of(tree.Root);

        var list = await tree.Tool.Must("list", "--json");
        var status = await tree.Tool.Must("status");
        var preflight = await tree.Tool.Must("preflight", Id);
        var findings = await tree.Tool.Run("reconcile", "--json");

        Assert.Equal(
            tree.Promises.All.Values.Select(promise => (promise.Id, promise.State)).Order(),
            list.Data.EnumerateArray()
                .Select(row => (row.GetProperty("id").GetString()!, row.GetProperty("state").GetString()!))
                .Order()
        );
        Assert.Contains("pending", status.Output, StringComparison.Ordinal);
        Assert.NotEmpty(preflight.Output);
        Assert.True(findings.ExitCode is 0 or 1, findings.ToString());
        Assert.Empty(before.Changes(TreeSnapshot.Of(tree.Root)));
    }

    [Theory]
    [InlineData("the main worktree")]
    [InlineData("a subdirectory")]
    [InlineData("its worktree")]
    public async Task A_work_order_of_a_real_tree_is_taken_worked_on_and_finished_from_anywhere(string place)
    {
        SkipWithoutCorpus();
        using var tree = new CorpusTree();
        var home = place == "a subdirectory" ? Path.Combine(tree.Root, "docs", "backlog") : tree.Root;

        var taken = await tree.Tool.In(home).Must("take", Id, "--owner", Owner, "--json");
        tree.Promises.Told(Id, "running", taken.Datum("token"));
        AssertTaken(tree, taken);

        var commit = Work(tree);
        home = place == "its worktree" ? Path.Combine(tree.Worktree, "internal") : home;
        var tool = tree.Tool.In(home).With("WO_OWNER", Owner);
        await tool.Must("session", "result", Id, "The badge shows the active work order");
        await tool.Must("heartbeat", Id);
        var finished = await tool.Run("finish", Id, "--json");
        Assert.True(finished.ExitCode == 0, finished.ToString());
        tree.Promises.Told(Id, "done");
        AssertFinished(tree, commit);
    }

    [Fact]
    public async Task A_work_order_is_finished_without_verification_only_with_a_reason_that_is_kept()
    {
        SkipWithoutCorpus();
        using var tree = new CorpusTree();
        await tree.Tool.Must("take", Id, "--owner", Owner);
        tree.Promises.Told(Id, "running");
        Commit(tree, "internal/plugins/td/notes.md", "What was found out\n");
        var tool = tree.Tool.With("WO_OWNER", Owner);
        await tool.Must("session", "result", Id, "It cannot be built here");
        const string Reason = "the toolchain is not installed here";

        (await tool.Run("finish", Id)).AssertFailed(1, "GATE_FAILED");
        await tool.Must("finish", Id, "--skip-verification", "--reason", Reason);

        tree.Promises.Told(Id, "done");
        tree.AssertConsistent();
        var verdict = Read(Path.Combine(tree.Root, "_ctx", "logs", Id, "verdict.json"));
        Assert.Contains(Reason, verdict.GetProperty("override").GetRawText(), StringComparison.Ordinal);
        Assert.Contains(Reason, File.ReadAllText(tree.FileOf("done")), StringComparison.Ordinal);
    }

    private static string Work(CorpusTree tree) =>
        Commit(tree, "internal/plugins/td/plugin.go", "package td\n\ntype Plugin struct{}\n");

    private static string Commit(CorpusTree tree, string name, string text)
    {
        var file = Path.Combine(tree.Worktree, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        GitSandbox.GitIn(tree.Worktree, "add", "--all");
        GitSandbox.GitIn(tree.Worktree, "commit", "--quiet", "--message", "Begin the plugin");
        return GitSandbox.GitIn(tree.Worktree, "rev-parse", "HEAD");
    }

    private static void AssertTaken(CorpusTree tree, WoOutcome taken)
    {
        tree.AssertConsistent();
        AssertOnlyTheTransitionIsWritten(tree.Taken, File.ReadAllText(tree.FileOf("running")));
        Assert.Equal(tree.Worktree, taken.Datum("worktree"));
        Assert.Equal("feat/wo-" + Id, GitSandbox.GitIn(tree.Worktree, "branch", "--show-current"));
        Assert.Equal(tree.Repository.Head, GitSandbox.GitIn(tree.Worktree, "rev-parse", "HEAD"));
        Assert.StartsWith(
            "Locked by wo take at ",
            File.ReadAllText(Path.ChangeExtension(tree.FileOf("running"), ".lock")),
            StringComparison.Ordinal
        );
        var session = File.ReadAllLines(Path.Combine(tree.Root, "_ctx", "session_a repo with spaces.md"));
        Assert.Contains($"[{Id}] intent: TD Plugin Core (internal/plugins/td/)", session);
        var entry = Read(Path.Combine(tree.Root, "_ctx", "index", "wo_worktrees.json"))
            .GetProperty("work_orders")
            .EnumerateArray()
            .Single(one => one.GetProperty("id").GetString() == Id);
        Assert.Equal("running", entry.GetProperty("status").GetString());
        Assert.True(entry.GetProperty("worktree_exists").GetBoolean());
        Assert.Equal(tree.Repository.Head, entry.GetProperty("worktree_head_sha").GetString());
    }

    private static void AssertFinished(CorpusTree tree, string commit)
    {
        tree.AssertConsistent();
        var closed = WorkOrderText.Of(File.ReadAllText(tree.FileOf("done")));
        Assert.Equal((commit, "done", "2"), (closed["verified_at_sha"], closed["result"], closed["x_rev"]));
        Assert.Equal(commit, tree.Repository.Git("rev-parse", "feat/wo-" + Id));
        var verdict = Read(Path.Combine(tree.Root, "_ctx", "logs", Id, "verdict.json"));
        Assert.Equal("PASS", verdict.GetProperty("status").GetString());
        Assert.Equal(commit, verdict.GetProperty("git_commit").GetString());
    }

    /// <summary>Byte by byte: four values changed where they stood, two keys came at the end, and nothing else.</summary>
    private static void AssertOnlyTheTransitionIsWritten(string before, string after)
    {
        string[] old = before.Split('\n');
        string[] now =
        [
            .. after.Split('\n').Where(line => !line.StartsWith("started_at: '") && !line.StartsWith("x_rev: 1")),
        ];
        Assert.Equal(2, after.Split('\n').Length - now.Length);
        Assert.Equal(old.Length, now.Length);
        var changed = old.Zip(now).Where(pair => pair.First != pair.Second).Select(pair => pair.Second.Split(':')[0]);
        Assert.Equal(["status", "owner", "branch", "worktree"], changed);
    }

    private static JsonElement Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }

    private static void SkipWithoutCorpus() =>
        Assert.SkipWhen(CorpusTree.Source is null, "needs WO_CORPUS, the directory of a real tree of work orders");
}
