using Wo.TestKit;

namespace Wo.EndToEnd.Tests;

/// <summary>
/// The same life of work orders with every git: a stand-in for an older one, and the real ones that
/// <see cref="OldGit.Variable"/> names. Debian has one version at a time, so that CI has no more than the stand-in.
/// </summary>
[Soak]
public sealed class GitVersionTests
{
    private const string Id = "WO-0001";
    private const string StandIn = "stand-in";

    public static TheoryData<string> Gits => [StandIn, .. OldGit.Named];

    [Theory]
    [MemberData(nameof(Gits))]
    public async Task A_work_order_is_taken_worked_on_and_finished(string git)
    {
        using var tree = new SampleTree(1);
        var tool = With(tree, git);

        await tool.Must("preflight", Id);
        await tool.Must("take", Id);
        Assert.Contains($"wo holds {Id}", LockOf(tree), StringComparison.Ordinal);
        tree.Work(Id);
        await tool.Must("session", "result", Id, "it works");
        await tool.Must("finish", Id);

        Assert.False(Directory.Exists(tree.WorktreeOf(Id)));
        Assert.Empty(await Findings(tool));
    }

    [Theory]
    [MemberData(nameof(Gits))]
    public async Task A_worktree_that_moved_is_followed_and_given_back(string git)
    {
        using var tree = new SampleTree(1);
        var tool = With(tree, git);
        await tool.Must("take", Id);
        Directory.Move(tree.WorktreeOf(Id), tree.Repository.Surroundings.At("moved"));

        var refused = await tool.Run("finish", Id);
        Assert.Equal("WORKTREE_MOVED", refused.ErrorCode);
        await tool.Must("reconcile", "--apply");
        await tool.Must("release", Id, "--reason", "not mine after all");

        Assert.Empty(await Findings(tool));
    }

    [Theory]
    [MemberData(nameof(Gits))]
    public async Task A_take_that_a_hook_refuses_leaves_nothing(string git)
    {
        using var tree = new SampleTree(1);
        var tool = With(tree, git);
        tree.Repository.InstallHook("post-checkout", "echo x > written; echo 'not on Sundays' >&2; exit 1");

        var refused = await tool.Run("take", Id);

        Assert.Equal(7, refused.ExitCode);
        Assert.Contains("not on Sundays", refused.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(tree.WorktreeOf(Id)));
        Assert.Empty(await Findings(tool));
    }

    [Theory]
    [MemberData(nameof(Gits))]
    public async Task A_take_that_is_killed_while_git_makes_the_worktree_is_undone(string git)
    {
        using var tree = new SampleTree(1);
        var tool = With(tree, git);
        tree.Repository.InstallHook("post-checkout", "kill -9 $(ps -o ppid= -p $PPID) $PPID");
        Assert.NotEqual(0, (await tool.Run("take", Id)).ExitCode);
        File.Delete(Path.Combine(tree.Root, ".git", "hooks", "post-checkout"));

        await tool.Must("reconcile", "--apply");

        Assert.Empty(await Findings(tool));
        await tool.Must("take", Id);
    }

    [Theory]
    [MemberData(nameof(Gits))]
    public async Task A_branch_that_is_checked_out_elsewhere_is_named(string git)
    {
        using var tree = new SampleTree(1);
        tree.Repository.Branch(SampleTree.BranchOf(Id));
        var place = tree.Repository.AddWorktree("by hand", SampleTree.BranchOf(Id));

        var refused = await With(tree, git).Run("take", Id);

        Assert.Equal((4, "WORKTREE_UNAVAILABLE"), (refused.ExitCode, refused.ErrorCode));
        Assert.Contains(place, refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Real_versions_of_git_are_tried_where_they_are_named() =>
        Assert.SkipUnless(
            OldGit.Named.Length > 0,
            $"set {OldGit.Variable} to paths of git programs to try them besides the stand-in"
        );

    private static WoTool With(SampleTree tree, string git)
    {
        var path = Environment.GetEnvironmentVariable("PATH")!;
        var real = path.Split(':').Select(directory => Path.Combine(directory, "git")).First(File.Exists);
        var script = git == StandIn ? OldGit.Script($"'{real}'") : $"exec '{git}' \"$@\"";
        TemporaryDirectory.WriteScript(tree.Repository.Surroundings.At("bin", "git"), script);
        return tree.Tool.With("PATH", tree.Repository.Surroundings.At("bin") + ":" + path);
    }

    private static string LockOf(SampleTree tree) =>
        File.ReadAllText(Path.Combine(tree.Root, ".git", "worktrees", Id, "locked"));

    private static async Task<string[]> Findings(WoTool tool)
    {
        var listed = await tool.Run("reconcile", "--quiet");
        return listed.Output.Split('\n').Where(line => line.StartsWith('P')).ToArray();
    }
}
