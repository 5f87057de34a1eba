using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

/// <summary>What settings do that show in the command that reads them.</summary>
public sealed class SettingEffectTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [ShowsSetting("worktree_root")]
    [ShowsSetting("branch_template")]
    [ShowsSetting("base_branch")]
    [ShowsSetting("lock_ttl_seconds")]
    [ShowsSetting("session_file")]
    [Fact]
    public async Task What_take_makes_follows_the_settings()
    {
        tree.Git.Git("checkout", "--quiet", "-b", "develop");
        tree.Git.Git("commit", "--quiet", "--allow-empty", "--message", "Ahead of main");
        var develop = tree.Git.Git("rev-parse", "HEAD").Trim();
        tree.Git.Git("checkout", "--quiet", "main");
        tree.Git.Write(
            "_ctx/policy/wo.yaml",
            """
            worktree_root: ../trees
            branch_template: work/{id}/it
            base_branch: develop
            lock_ttl_seconds: 60
            session_file: session_ours.md

            """
        );
        tree.Put("WO-1");

        var taken = await tree.Wo("take", "WO-1", "--json");

        var data = taken.Json.GetProperty("data");
        var worktree = data.GetProperty("worktree").GetString()!;
        Assert.Equal(Path.GetFullPath(tree.At("../trees/WO-1")), worktree);
        Assert.Equal("work/WO-1/it", data.GetProperty("branch").GetString());
        Assert.Equal(develop, GitSandbox.GitIn(worktree, "rev-parse", "HEAD").Trim());
        Assert.Contains("[WO-1] intent:", File.ReadAllText(tree.At("_ctx/session_ours.md")), StringComparison.Ordinal);
        var shown = (await tree.Wo("show", "WO-1", "--json")).Json.GetProperty("data").GetProperty("lease");
        var held =
            shown.GetProperty("expires_at").GetDateTimeOffset() - shown.GetProperty("renewed_at").GetDateTimeOffset();
        Assert.Equal(TimeSpan.FromSeconds(60), held);
    }

    [ShowsSetting("keep_ignored")]
    [Theory]
    [InlineData("", true)]
    [InlineData("keep_ignored: []\n", false)]
    public async Task A_worktree_is_kept_for_the_ignored_files_that_the_settings_name(string settings, bool isKept)
    {
        tree.Git.Write("_ctx/policy/wo.yaml", settings);
        tree.Git.Write(".git/info/exclude", ".env\n");
        var taken = await tree.TakeOne();
        var worktree = taken.GetProperty("worktree").GetString()!;
        File.WriteAllText(Path.Combine(worktree, ".env"), "SECRET=1\n");

        var finished = await tree.Wo("finish", "WO-1", "--summary", "it is done");

        Assert.Equal(0, finished.ExitCode);
        Assert.Equal(isKept, Directory.Exists(worktree));
    }
}
