using System.Text.Json;
using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

public sealed class RenumberCommandTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task All_that_names_a_work_order_names_the_new_id_and_keeps_every_other_byte()
    {
        tree.Git.Write(
            "_ctx/backlog/backlog.yaml",
            SampleInputs.Backlog.Replace(
                "wo_queue: []",
                "wo_queue: # planned\n  - WO-0001\n  - 'WO-0002'",
                StringComparison.Ordinal
            )
        );
        tree.Put("WO-0001").Put("WO-0002", more: "# first\ndependencies:\n- \"WO-0001\" # because\n- WO-0003");
        tree.Put("WO-0003", "done").Put("WO-0004", "done", more: "dependencies: [WO-0003, WO-0001]");
        var (second, fourth) = (Read("pending", "WO-0002"), Read("done", "WO-0004"));
        var backlog = File.ReadAllText(tree.At("_ctx/backlog/backlog.yaml"));

        var run = await tree.Wo("renumber", "WO-0001", "WO-0042", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.False(File.Exists(tree.FileOf("pending", "WO-0001")));
        Assert.Contains("\nid: WO-0042\n", Read("pending", "WO-0042"));
        Assert.Contains("\nx_renumbered_from: WO-0001\n", Read("pending", "WO-0042"));
        Assert.Equal(second.Replace("WO-0001", "WO-0042", StringComparison.Ordinal), Read("pending", "WO-0002"));
        Assert.Equal(fourth.Replace("WO-0001", "WO-0042", StringComparison.Ordinal), Read("done", "WO-0004"));
        Assert.Equal(
            backlog.Replace("WO-0001", "WO-0042", StringComparison.Ordinal),
            File.ReadAllText(tree.At("_ctx/backlog/backlog.yaml"))
        );
        Assert.Equal(
            [
                "_ctx/jobs/pending/WO-0042.yaml",
                "_ctx/backlog/backlog.yaml",
                "_ctx/jobs/pending/WO-0002.yaml",
                "_ctx/jobs/done/WO-0004.yaml",
            ],
            Texts(run.Json.GetProperty("data").GetProperty("changed"))
        );
        Assert.Contains("Renumbered work order WO-0042: it was WO-0001", Session());
        await Clean();
        Assert.Equal(0, (await tree.Wo("take", "WO-0042")).ExitCode);
        Assert.Equal(3, (await tree.Wo("show", "WO-0001")).ExitCode);
    }

    [Fact]
    public async Task Evidence_verdicts_branch_and_worktree_go_with_it()
    {
        var worktree = (await tree.TakeOne(verify: "'false'")).GetProperty("worktree").GetString()!;
        Assert.Equal(1, (await tree.Wo("verify", "WO-1", "--evidence")).ExitCode);
        await Ok("finish", "WO-1", "--result", "partial", "--summary", "half of it");
        File.WriteAllText(Path.Combine(worktree, "notes.txt"), "in no commit");

        var run = await tree.Wo("renumber", "WO-1", "WO-42", "--json");

        Assert.Equal(0, run.ExitCode);
        var data = run.Json.GetProperty("data");
        Assert.Equal("feat/wo-WO-42", data.GetProperty("branch").GetString());
        var moved = data.GetProperty("worktree").GetString()!;
        Assert.EndsWith("/WO-42", moved, StringComparison.Ordinal);
        Assert.Equal("in no commit", File.ReadAllText(Path.Combine(moved, "notes.txt")));
        Assert.False(Directory.Exists(worktree));
        Assert.Contains("feat/wo-WO-42", tree.Git.Git("branch", "--list"));
        Assert.DoesNotContain("feat/wo-WO-1", tree.Git.Git("branch", "--list"));
        Assert.Contains("\"WO-42\"", File.ReadAllText(tree.At("_ctx/logs/WO-42/verdict.json")));
        Assert.DoesNotContain("WO-1/", File.ReadAllText(tree.At("_ctx/logs/WO-42/verdict.json")));
        Assert.False(Directory.Exists(tree.At("_ctx/logs/WO-1")));
        await Clean();
        var resumed = (await tree.Wo("take", "WO-42", "--json")).Json.GetProperty("data");
        Assert.Equal(moved, resumed.GetProperty("worktree").GetString());
    }

    [Fact]
    public async Task A_dry_run_tells_the_same_and_writes_nothing()
    {
        tree.Put("WO-0001").Put("WO-0002", more: "dependencies: [WO-0001]");
        var before = tree.Contents();

        var dry = (await tree.Wo("renumber", "WO-0001", "WO-0042", "--dry-run", "--json")).Json.GetProperty("data");

        Assert.Equal(before, tree.Contents());
        var done = (await tree.Wo("renumber", "WO-0001", "WO-0042", "--json")).Json.GetProperty("data");
        Assert.Equal(Texts(done.GetProperty("changed")), Texts(dry.GetProperty("changed")));
        Assert.Equal(
            (false, true),
            (dry.GetProperty("written").GetBoolean(), done.GetProperty("written").GetBoolean())
        );
    }

    [Theory]
    [InlineData(4, "ALREADY_EXISTS", "WO-0001", "WO-0002")]
    [InlineData(4, "ALREADY_EXISTS", "WO-0001", "WO-0003")]
    [InlineData(2, "INVALID_ID", "WO-0001", "../WO-9")]
    [InlineData(2, "INVALID_ID", "WO-0001", "WO-9.bak")]
    [InlineData(2, "USAGE", "WO-0001", "WO-0001")]
    [InlineData(2, "USAGE", "WO-0001", null)]
    [InlineData(3, "WO_NOT_FOUND", "WO-0404", "WO-0042")]
    public async Task An_id_that_is_none_or_not_free_changes_nothing(int code, string name, string old, string? id)
    {
        tree.Put("WO-0001").Put("WO-0002");
        tree.Git.Write("_ctx/jobs/done/WO-0003.yaml.bak.20260315T122800.0000000Z", "version: 1\n");
        var before = tree.Contents();

        var run = await tree.Wo(["renumber", old, .. id is null ? (string[])[] : [id]]);

        Assert.Equal(code, run.ExitCode);
        Assert.Contains($"TRIFECTA_ERROR_CODE: {name}\n", run.Error);
        Assert.Equal(before.Where(IsTree), tree.Contents().Where(IsTree));
    }

    [Fact]
    public async Task One_that_is_held_keeps_its_id()
    {
        await tree.TakeOne();

        var others = await tree.Wo("renumber", "WO-1", "WO-42", "--owner", "eve");
        var own = await tree.Wo("renumber", "WO-1", "WO-42");

        Assert.Equal((4, 5), (others.ExitCode, own.ExitCode));
        Assert.Contains("TRIFECTA_ERROR_CODE: NOT_OWNER\n", others.Error);
        Assert.Contains("wo release WO-1 --reason", own.Error);
    }

    [Fact]
    public async Task Of_two_work_orders_in_two_states_the_one_that_is_named_gets_the_new_id()
    {
        tree.Put("WO-0001", more: "created_at: '2026-03-01T00:00:00+00:00'", title: "Ours");
        tree.Put("WO-0001", "done", more: "created_at: '2026-03-02T00:00:00+00:00'", title: "Theirs");
        tree.Put("WO-0002", more: "dependencies: [WO-0001]");

        var found = await tree.Wo("reconcile");
        Assert.Contains("two clones gave two work orders the id WO-0001: 'Ours' of 2026-03-01", found.Output);
        Assert.Contains("wo renumber WO-0001 WO-0003 --in pending", found.Output);
        await tree.Wo("reconcile", "--apply", "--force", "--reason", "whatever it takes");
        Assert.True(File.Exists(tree.FileOf("pending", "WO-0001")) && File.Exists(tree.FileOf("done", "WO-0001")));
        var unclear = await tree.Wo("renumber", "WO-0001", "WO-0003");
        Assert.Equal(6, unclear.ExitCode);
        Assert.Contains("--in done", unclear.Error);

        var run = await tree.Wo("renumber", "WO-0001", "WO-0003", "--in", "pending", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("title: Ours", Read("pending", "WO-0003"));
        Assert.Contains("title: Theirs", Read("done", "WO-0001"));
        Assert.Equal(["_ctx/jobs/pending/WO-0002.yaml"], Texts(run.Json.GetProperty("data").GetProperty("kept")));
        Assert.Contains("WO-0002 wait for WO-0001", Texts(run.Json.GetProperty("warnings"))[0]);
        await Clean();
    }

    private static bool IsTree(string entry) => entry.Contains("/_ctx/", StringComparison.Ordinal);

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];

    private async Task Clean()
    {
        var run = await tree.Wo("reconcile", "--fail-on", "P1");
        Assert.True(run.ExitCode == 0, run.Output);
    }

    private async Task Ok(params string[] arguments)
    {
        var run = await tree.Wo(arguments);
        Assert.True(run.ExitCode == 0, run.Error);
    }

    private string Session() => File.ReadAllText(Directory.GetFiles(tree.At("_ctx"), "session_*.md")[0]);

    private string Read(string state, string id) => File.ReadAllText(tree.FileOf(state, id));
}
