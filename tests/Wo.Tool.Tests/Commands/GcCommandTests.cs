using System.Diagnostics;
using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

/// <summary>What closed work orders leave over, and what stays all the same.</summary>
public sealed class GcCommandTests : IDisposable
{
    private const string Old = ".bak.20200101T000000.0000000Z";
    private const string Older = ".bak.20190101T000000.0000000Z";

    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    private string Worktree => Path.Combine(Path.GetDirectoryName(tree.Git.Root)!, ".worktrees", "WO-1");

    [Fact]
    public async Task A_worktree_and_the_merged_branch_of_what_is_done_go_and_a_dry_run_writes_nothing()
    {
        await Done();
        Merge();
        var before = tree.Contents();

        var dry = await tree.Wo("gc");

        Assert.Equal(0, dry.ExitCode);
        Assert.Contains("wo gc --apply", dry.Output);
        Assert.Equal(before, tree.Contents());
        var run = await tree.Wo("gc", "--apply", "--json");
        Assert.Equal(["worktree", "branch"], Kinds(run, "removed"));
        Assert.False(Directory.Exists(Worktree));
        Assert.Equal("", tree.Git.Git("branch", "--list", "feat/*"));
        Assert.Equal(0, (await tree.Wo("reconcile", "--fail-on", "INFO")).ExitCode);
        Assert.Empty(Kinds(await tree.Wo("gc", "--json"), "removable"));
    }

    [Theory]
    [InlineData("untracked.txt")]
    [InlineData(".env")]
    [InlineData("sub/.env.local")]
    public async Task A_worktree_with_something_that_would_be_lost_stays(string file)
    {
        await Done();
        tree.Git.Write(".gitignore", ".env*\n");
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Worktree, file))!);
        await File.WriteAllTextAsync(
            Path.Combine(Worktree, ".gitignore"),
            ".env*\n.gitignore\n",
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(Path.Combine(Worktree, file), "secret", TestContext.Current.CancellationToken);

        var run = await tree.Wo("gc", "--apply", "--json");

        Assert.Empty(Kinds(run, "removed"));
        Assert.Contains(file, run.Output);
        Assert.True(File.Exists(Path.Combine(Worktree, file)));
    }

    [Fact]
    public async Task A_branch_that_is_not_merged_stays()
    {
        await Done();

        var run = await tree.Wo("gc", "--apply", "--json");

        Assert.Equal(["worktree"], Kinds(run, "removed"));
        Assert.Contains("does not have its commits", run.Output);
        Assert.NotEqual("", tree.Git.Git("branch", "--list", "feat/*"));
    }

    [Fact]
    public async Task Where_a_process_works_or_the_caller_stands_it_stays()
    {
        await Done();
        using var process = Process.Start(new ProcessStartInfo("sleep", "60") { WorkingDirectory = Worktree })!;
        try
        {
            Assert.Contains($"process {process.Id}", (await tree.Wo("gc", "--apply", "--json")).Output);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        tree.Directory = Worktree;
        Assert.Contains("the caller stands in it", (await tree.Wo("gc", "--apply", "--json")).Output);
        Assert.True(Directory.Exists(Worktree));
    }

    [Fact]
    public async Task What_runs_or_waits_for_a_decision_stays()
    {
        await tree.TakeOne();
        Assert.Empty(Kinds(await tree.Wo("gc", "--apply", "--json"), "removed"));
        await Finish();
        Merge();
        tree.Git.Write("_ctx/handoff/WO-1/decision.md", "status: ACTION_REQUIRED\n");

        var run = await tree.Wo("gc", "--apply", "--days", "0", "--json");

        Assert.Empty(Kinds(run, "removed"));
        Assert.Contains("ACTION_REQUIRED", run.Output);
        Assert.True(Directory.Exists(Worktree));
    }

    [Fact]
    public async Task Another_lock_and_a_worktree_of_the_users_own_stay()
    {
        await Done();
        tree.Git.Git("worktree", "lock", "--reason", "on a stick", Worktree);
        tree.Git.Git(
            "worktree",
            "add",
            "--quiet",
            "-b",
            "mine",
            Path.Combine(Path.GetDirectoryName(tree.Git.Root)!, "mine")
        );

        Assert.Empty(Kinds(await tree.Wo("gc", "--apply", "--json"), "removed"));
        Assert.True(Directory.Exists(Worktree));
    }

    [Fact]
    public async Task Old_backups_go_but_for_the_newest_of_each()
    {
        tree.Put("WO-1", "done").Put("WO-2");
        Backup("done", "WO-1", Old);
        Backup("pending", "WO-1", Older);
        Backup("pending", "WO-2", Old);
        File.Copy(tree.At("_ctx/backlog/backlog.yaml"), tree.At("_ctx/backlog/backlog.yaml") + Old);
        File.Copy(tree.At("_ctx/backlog/backlog.yaml"), tree.At("_ctx/backlog/backlog.yaml") + Older);

        var run = await tree.Wo("gc", "--apply", "--json");

        Assert.Equal(["backup", "backup"], Kinds(run, "removed"));
        Assert.False(File.Exists(tree.FileOf("pending", "WO-1") + Older));
        Assert.True(File.Exists(tree.FileOf("done", "WO-1") + Old));
        Assert.True(File.Exists(tree.FileOf("pending", "WO-2") + Old));
        Assert.True(File.Exists(tree.At("_ctx/backlog/backlog.yaml") + Old));
    }

    [Fact]
    [ShowsSetting("backup_retention_days")]
    public async Task Backups_stay_as_long_as_the_settings_say()
    {
        tree.Put("WO-1", "done");
        Backup("done", "WO-1", Old);
        Backup("pending", "WO-1", Older);
        tree.Git.Write("_ctx/policy/wo.yaml", "backup_retention_days: 100000\n");

        Assert.Empty(Kinds(await tree.Wo("gc", "--apply", "--json"), "removed"));
    }

    [Theory]
    [InlineData("gone")]
    [InlineData("torn")]
    [InlineData("doubled")]
    [InlineData("rewound")]
    public async Task What_a_repair_may_need_stays(string condition)
    {
        tree.Put("WO-1").Put("WO-2");
        tree.Commit("Plan");
        await tree.Wo("edit", "WO-1", "--priority", "P0");
        Backup("pending", "WO-1", Older);
        Backup("pending", "WO-1", Old);
        var file = tree.FileOf("pending", "WO-1");
        switch (condition)
        {
            case "gone":
                File.Delete(file);
                break;
            case "torn":
                await File.WriteAllTextAsync(file, "id: [", TestContext.Current.CancellationToken);
                break;
            case "doubled":
                tree.Put("WO-1", "failed");
                break;
            default:
                tree.Git.Git("checkout", "--quiet", "--", file);
                break;
        }

        Assert.Empty(Kinds(await tree.Wo("gc", "--apply", "--days", "0", "--json"), "removed"));
        Assert.True(File.Exists(file + Old));
        Assert.True(File.Exists(file + Older));
    }

    [Fact]
    public async Task Evidence_goes_by_name_and_age_and_never_through_a_link()
    {
        tree.Put("WO-1", "done").Put("WO-2", "done").Put("WO-3");
        foreach (var name in (string[])["dirty.1.patch", "dirty.patch.sha256", "dirty.patch", "handoff.md"])
        {
            Aged($"_ctx/handoff/WO-1/{name}", 91);
        }

        Aged("_ctx/handoff/WO-1/dirty.2.patch", 89);
        Aged("_ctx/handoff/WO-3/dirty.1.patch", 91);
        Aged("elsewhere/dirty.1.patch", 91);
        Directory.CreateSymbolicLink(tree.At("_ctx/handoff/WO-2"), tree.At("elsewhere"));

        var run = await tree.Wo("gc", "--apply", "--json");

        Assert.Equal(["evidence", "evidence"], Kinds(run, "removed"));
        Assert.Equal(
            ["dirty.2.patch", "dirty.patch", "handoff.md"],
            Directory.GetFiles(tree.At("_ctx/handoff/WO-1")).Select(Path.GetFileName).Order()
        );
        Assert.True(File.Exists(tree.At("elsewhere/dirty.1.patch")));
        Assert.True(File.Exists(tree.At("_ctx/handoff/WO-3/dirty.1.patch")));
    }

    [Fact]
    public async Task A_copy_of_what_was_deleted_on_purpose_goes_once_git_has_it()
    {
        await tree.New("First");
        await tree.New("Second");
        tree.Git.Git("add", "_ctx/jobs/pending/WO-0001.yaml");
        tree.Git.Git("commit", "--quiet", "--message", "Plan");
        File.Delete(tree.FileOf("pending", "WO-0001"));
        File.Delete(tree.FileOf("pending", "WO-0002"));
        await tree.Wo("reconcile", "--deleted", "WO-0001");
        await tree.Wo("reconcile", "--deleted", "WO-0002");

        var run = await tree.Wo("gc", "--apply", "--days", "0", "--json");

        Assert.Equal(["version"], Kinds(run, "removed"));
        Assert.False(File.Exists(tree.At(".git/wo/versions/WO-0001")));
        Assert.True(File.Exists(tree.At(".git/wo/versions/WO-0002")));
        Assert.Equal(0, (await tree.Wo("reconcile", "--fail-on", "P1")).ExitCode);
    }

    [Fact]
    public async Task A_stash_or_the_ref_of_another_tool_is_no_place_to_rely_on_and_a_branch_of_a_remote_is_one()
    {
        tree.Git.Git("add", "--all");
        tree.Git.Git("commit", "--quiet", "--message", "Start");
        foreach (var (id, title) in new[] { ("WO-0001", "First"), ("WO-0002", "Second"), ("WO-0003", "Third") })
        {
            await tree.New(title);
            tree.Git.Git("add", $"_ctx/jobs/pending/{id}.yaml");
            tree.Git.Git("stash", "push", "--quiet", "--", $"_ctx/jobs/pending/{id}.yaml");
            Assert.False(File.Exists(tree.FileOf("pending", id)));
            await tree.Wo("reconcile", "--deleted", id);
        }

        tree.Git.Git("update-ref", "refs/tool/kept", "stash@{1}");
        tree.Git.Git("update-ref", "refs/remotes/origin/kept", "stash@{2}");

        var run = await tree.Wo("gc", "--apply", "--days", "0", "--json");

        Assert.Equal(["version"], Kinds(run, "removed"));
        Assert.False(File.Exists(tree.At(".git/wo/versions/WO-0001")));
        Assert.True(File.Exists(tree.At(".git/wo/versions/WO-0002")));
        Assert.True(File.Exists(tree.At(".git/wo/versions/WO-0003")));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("99999999999")]
    [InlineData("")]
    public async Task An_age_is_a_number_of_days(string days) =>
        Assert.Equal(2, (await tree.Wo("gc", "--days", days)).ExitCode);

    private static string[] Kinds(ToolRun run, string what) =>
        [
            .. run
                .Json.GetProperty("data")
                .GetProperty(what)
                .EnumerateArray()
                .Select(item => item.GetProperty("kind").GetString()!),
        ];

    private async Task Done()
    {
        await tree.TakeOne();
        await Finish();
    }

    private async Task Finish()
    {
        var run = await tree.Wo("finish", "WO-1", "--summary", "it works", "--keep-worktree");
        Assert.True(run.ExitCode == 0, run.Error);
    }

    private void Merge() => tree.Git.Git("merge", "--quiet", "--no-edit", "--no-ff", "feat/wo-WO-1");

    private void Backup(string state, string id, string suffix) =>
        tree.Git.Write($"_ctx/jobs/{state}/{id}.yaml{suffix}", TreeSandbox.Valid(id, state, "P1", "Title", ""));

    private void Aged(string path, int days)
    {
        tree.Git.Write(path, "x");
        File.SetLastWriteTimeUtc(tree.At(path), DateTime.UtcNow.AddDays(-days));
    }
}
