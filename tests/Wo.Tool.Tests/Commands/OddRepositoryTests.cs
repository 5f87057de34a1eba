using Wo.TestKit;

namespace Wo.Tool.Tests.Commands;

/// <summary>
/// Repositories in which <c>_ctx</c> or the main worktree is not where it should be: what is odd about them is named with
/// what ends it, and nobody is told to run <c>wo init</c> over work orders that git has.
/// </summary>
public sealed class OddRepositoryTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public OddRepositoryTests()
    {
        tree.Put("WO-0001");
        tree.Git.Git("add", "--all");
        tree.Git.Git("commit", "--quiet", "--message", "Add work orders");
        tree.Git.Commit("src/x", "x\n");
    }

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("--cone")]
    [InlineData("--no-cone")]
    public async Task A_sparse_checkout_without_work_orders_is_called_that(string mode)
    {
        tree.Git.Git("sparse-checkout", "set", mode, "src");

        await IsOdd("sparse", "sparse-checkout");
    }

    [Fact]
    public async Task A_sparse_checkout_that_leaves_out_a_part_of_them_is_called_that()
    {
        tree.Git.Git("sparse-checkout", "set", "--cone", "src", "_ctx/backlog");
        Assert.True(Directory.Exists(Path.Join(tree.Git.Root, "_ctx")));

        await IsOdd("sparse", "sparse-checkout");
    }

    [Fact]
    public async Task A_sparse_checkout_in_a_linked_worktree_that_is_the_root_is_called_that()
    {
        tree.Git.Branch("other");
        var root = tree.Git.AddWorktree("linked", "other");
        tree.Git.Git("config", "wo.root", root);
        GitSandbox.GitIn(root, "sparse-checkout", "set", "--cone", "src");

        var (listed, set) = (await tree.Wo("list"), await tree.Wo("init"));

        Assert.Equal((3, 3), (listed.ExitCode, set.ExitCode));
        Assert.Contains("the sparse checkout of", listed.Error);
        Assert.DoesNotContain("wo init", listed.Error);
        await RunFirstStep(tree, listed);
        Assert.Equal(0, (await tree.Wo("list")).ExitCode);
    }

    [Fact]
    public async Task Work_that_runs_in_a_clone_beside_this_one_is_taken_over_into_a_worktree_of_its_own()
    {
        await tree.Wo("take", "WO-0001");
        tree.Git.Git("add", "--all");
        tree.Git.Git("commit", "--quiet", "--message", "Run it");
        var clone = tree.Git.Surroundings.At("clone");
        GitSandbox.GitIn(tree.Git.Surroundings.Path, "clone", "--quiet", tree.Git.Root, clone);
        Directory.CreateDirectory(Path.Join(clone, "_ctx/policy"));
        File.WriteAllText(Path.Join(clone, "_ctx/policy/wo.yaml"), "worktree_root: ../trees-of-the-clone\n");
        tree.Directory = clone;

        var run = await tree.Wo(
            "take",
            "WO-0001",
            "--takeover",
            "--force",
            "--reason",
            "the other one has gone",
            "--json"
        );

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Equal(
            tree.Git.Surroundings.At("trees-of-the-clone", "WO-0001"),
            run.Json.GetProperty("data").GetProperty("worktree").GetString()
        );
    }

    [Fact]
    public async Task A_root_below_the_top_is_named_from_the_top()
    {
        using var below = new TreeSandbox(withTree: false);
        below.Git.Commit(
            "services/_ctx/jobs/pending/WO-0001.yaml",
            TreeSandbox.Valid("WO-0001", "pending", "P1", "x", "")
        );
        below.Git.Commit("services/src/x", "x\n");
        below.Git.Git("config", "wo.root", "services");
        below.Git.Git("sparse-checkout", "set", "--cone", "services/src");

        var run = await below.Wo("list");

        Assert.Equal(3, run.ExitCode);
        await RunFirstStep(below, run);
        Assert.Equal(0, (await below.Wo("list")).ExitCode);
    }

    [Fact]
    public async Task A_directory_that_was_deleted_is_restored_from_git()
    {
        Directory.Delete(Path.Join(tree.Git.Root, "_ctx"), recursive: true);

        await IsOdd("deleted", "git -C");
    }

    [Fact]
    public async Task A_branch_without_work_orders_is_told_from_a_repository_without_them()
    {
        tree.Git.Git("switch", "--quiet", "--orphan", "pages");
        tree.Git.Commit("index.html", "x\n");

        await IsOdd("pages", "switch");
    }

    [Fact]
    public async Task A_worktree_whose_repository_was_made_bare_is_told_so()
    {
        tree.Git.Git("config", "core.bare", "true");

        await IsOdd("core.bare", "core.bare");
    }

    [Fact]
    public async Task A_worktree_whose_repository_points_elsewhere_is_told_so()
    {
        tree.Git.Git("config", "core.worktree", "/nonexistent/place");

        await IsOdd("core.worktree", "core.worktree");
    }

    [Fact]
    public async Task In_a_shallow_clone_a_commit_that_is_not_there_is_no_reason_to_doubt()
    {
        var old = tree.Git.Head;
        tree.Git.Commit("src/x", "y\n");
        tree.Put("WO-0002", "done", more: $"verified_at_sha: {old}");
        tree.Put("WO-0003", more: "dependencies: [WO-0002]");
        tree.Git.Git("add", "--all");
        tree.Git.Git("commit", "--quiet", "--message", "Add more");
        var clone = tree.Git.Surroundings.At("clone");
        tree.Git.Git("clone", "--quiet", "--depth=1", $"file://{tree.Git.Root}", clone);
        tree.Directory = clone;

        var run = await tree.Wo("preflight", "WO-0003");

        Assert.Contains("shallow", run.Error);
        Assert.Contains("git fetch --unshallow", run.Error);
        Assert.DoesNotContain("is not in", run.Error);
    }

    /// <summary>Both a command that looks and <c>init</c> name it, and what the first printed step does ends it.</summary>
    private async Task IsOdd(string cause, string step)
    {
        var before = tree.Contents();
        var (looked, started) = (await tree.Wo("list"), await tree.Wo("init"));

        Assert.Equal(3, looked.ExitCode);
        Assert.Equal(3, started.ExitCode);
        Assert.Equal(before, tree.Contents());
        foreach (var run in (ToolRun[])[looked, started])
        {
            Assert.Contains(cause, run.Error);
            Assert.Contains(step, FirstStep(run));
            Assert.DoesNotContain("wo init", run.Error);
        }

        await RunFirstStep(tree, looked);
        var after = await tree.Wo("list", "--quiet");
        Assert.StartsWith("WO-0001  pending", after.Output);
    }

    private static string FirstStep(ToolRun run) => run.Error.Split("NEXT_STEPS:\n")[1].Split('\n')[0].Trim();

    private static async Task RunFirstStep(TreeSandbox tree, ToolRun run)
    {
        var start = new System.Diagnostics.ProcessStartInfo("sh", ["-c", FirstStep(run)])
        {
            WorkingDirectory = tree.Directory,
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        using var shell = System.Diagnostics.Process.Start(start)!;
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, shell.ExitCode);
    }
}
