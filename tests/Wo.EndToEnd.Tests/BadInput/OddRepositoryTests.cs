using Wo.TestKit;

namespace Wo.EndToEnd.Tests.BadInput;

/// <summary>What is unusual about the repository and no reason to refuse, or to lose anything.</summary>
[Soak]
public sealed class OddRepositoryTests
{
    private const string Id = "WO-0001";

    [Fact]
    [BadInput(62, 63)]
    public async Task A_detached_repository_with_changes_is_worked_beside_and_left_as_it_is()
    {
        using var tree = new SampleTree(1);
        tree.Repository.Git("checkout", "--quiet", "--detach");
        tree.Repository.Write("src/code.txt", "changed and not committed\n");
        tree.Repository.Write("src/new.txt", "not known to git\n");
        tree.Repository.Write("src/staged.txt", "staged\n");
        tree.Repository.Git("add", "src/staged.txt");
        var before = Changes(tree);

        var (token, commit) = await tree.TakeAndWork(Id);
        await tree.Tool.Must("finish", Id, "--token", token);

        tree.Promises.Told(Id, "done");
        tree.AssertConsistent();
        Assert.Equal(before, Changes(tree));
        Assert.Equal(commit, tree.Repository.Git("rev-parse", SampleTree.BranchOf(Id)));
        Assert.Throws<InvalidOperationException>(() => tree.Repository.Git("symbolic-ref", "--quiet", "HEAD"));
    }

    [Fact]
    [BadInput(65)]
    public async Task A_branch_that_is_there_already_is_gone_on_with_from_its_commit()
    {
        using var tree = new SampleTree(1);
        tree.Repository.Branch(SampleTree.BranchOf(Id));
        var commit = tree.Repository.Commit("src/later.txt", "later\n");
        tree.Repository.Git("branch", "--force", SampleTree.BranchOf(Id));
        tree.Repository.Commit("src/latest.txt", "latest\n");

        var taken = await tree.Tool.Must("take", Id, "--json");

        tree.Promises.Told(Id, "running", taken.Datum("token"));
        Assert.Equal("attach", taken.Datum("mode"));
        Assert.Equal(commit, GitSandbox.GitIn(tree.WorktreeOf(Id), "rev-parse", "HEAD"));
        await tree.Tool.Must("release", Id, "--token", taken.Datum("token"), "--reason", "no longer needed");
        tree.Promises.Told(Id, "pending");
        Assert.Equal(commit, tree.Repository.Git("rev-parse", SampleTree.BranchOf(Id)));
        tree.AssertConsistent();
    }

    [Fact]
    [BadInput(70)]
    public async Task An_index_of_git_that_somebody_has_locked_hinders_nobody()
    {
        using var tree = new SampleTree(1);
        var locked = tree.Repository.Write(".git/index.lock", "");

        var (token, _) = await tree.TakeAndWork(Id);
        await tree.Tool.Must("finish", Id, "--token", token);
        await tree.Tool.Must("reconcile", "--apply");

        tree.Promises.Told(Id, "done");
        Assert.True(File.Exists(locked));
        File.Delete(locked);
        tree.AssertConsistent();
    }

    [Fact]
    [BadInput(72)]
    public async Task A_repository_is_the_same_from_inside_a_worktree()
    {
        using var tree = new SampleTree(2);
        var (token, _) = await tree.TakeAndWork(Id);
        var inside = tree.Tool.In(Path.Combine(tree.WorktreeOf(Id), "src"));

        Assert.Equal((await tree.Tool.Must("index", "--json")).Output, (await inside.Must("index", "--json")).Output);
        var second = await inside.Must("take", "WO-0002", "--json");
        tree.Promises.Told("WO-0002", "running", second.Datum("token"));
        Assert.Equal(tree.WorktreeOf("WO-0002"), second.Datum("worktree"));
        await inside.Must("finish", Id, "--token", token, "--keep-worktree");

        tree.Promises.Told(Id, "done");
        tree.AssertConsistent();
        Assert.False(Directory.Exists(Path.Combine(tree.WorktreeOf(Id), "_ctx", "logs")));
    }

    [Fact]
    [BadInput(73)]
    public async Task A_repository_is_found_although_variables_point_to_another_one()
    {
        using var other = new GitSandbox("another");
        using var tree = new SampleTree(1);
        var before = TreeSnapshot.Of(other.Root);
        var tool = tree
            .Tool.With("GIT_DIR", Path.Combine(other.Root, ".git"))
            .With("GIT_WORK_TREE", other.Root)
            .With("GIT_INDEX_FILE", Path.Combine(other.Root, ".git", "index"))
            .With("GIT_COMMON_DIR", Path.Combine(other.Root, ".git"))
            .With("GIT_OBJECT_DIRECTORY", "/nonexistent");

        var taken = await tool.Must("take", Id, "--json");
        tree.Promises.Told(Id, "running", taken.Datum("token"));
        tree.Work(Id);
        await tool.Must("session", "result", Id, "it works");
        await tool.Must("finish", Id, "--token", taken.Datum("token"));

        tree.Promises.Told(Id, "done");
        tree.AssertConsistent();
        Assert.Empty(before.Changes(TreeSnapshot.Of(other.Root)));
    }

    [Fact]
    [BadInput(76)]
    public async Task A_taken_work_order_that_was_lost_to_a_stash_comes_back_with_it()
    {
        using var tree = new SampleTree(1);
        var (token, _) = await tree.TakeAndWork(Id);
        tree.Repository.Git("add", "--all");
        tree.Repository.Git("stash", "--quiet");
        Assert.Equal(["pending"], TreeChecker.StatesOf(tree.Root, Id));
        var before = tree.Snapshot();

        (await tree.Tool.Run("take", Id, "--owner", "bob")).AssertFailed(6, "REVISION_WENT_BACK");
        (await tree.Tool.Run("finish", Id, "--token", token)).AssertFailed(6, "REVISION_WENT_BACK");
        (await tree.Tool.Run("reconcile", "--apply")).AssertFailed(1, "FINDINGS_REPORTED");
        Assert.Empty(before.Changes(tree.Snapshot(), "_ctx/logs/", "_ctx/index/", "_ctx/jobs/index.json"));

        tree.Repository.Git("stash", "pop", "--quiet", "--index");
        await tree.Tool.Must("reconcile", "--apply");
        tree.AssertConsistent();
        await tree.Tool.Must("finish", Id, "--token", token);
        tree.Promises.Told(Id, "done");
        tree.AssertConsistent();
    }

    [Fact]
    [BadInput(76)]
    public async Task A_reset_does_not_make_a_work_order_that_is_done_pending_again()
    {
        using var tree = new SampleTree(1);
        var (token, _) = await tree.TakeAndWork(Id);
        await tree.Tool.Must("finish", Id, "--token", token);
        tree.Promises.Told(Id, "done");
        tree.Repository.Git("checkout", "--quiet", "--", "_ctx/jobs/pending");
        Assert.Equal(["pending", "done"], TreeChecker.StatesOf(tree.Root, Id));

        (await tree.Tool.Run("take", Id)).AssertFailed(6, "WO_AMBIGUOUS");
        (await tree.Tool.Run("take", "--next")).AssertFailed(1, "NO_READY_WORK");
        await tree.Tool.Must("reconcile", "--apply");

        tree.AssertConsistent();
        Assert.Equal(["done"], TreeChecker.StatesOf(tree.Root, Id));
    }

    [Fact]
    [BadInput(77)]
    public async Task A_lock_that_was_committed_is_reported_with_how_to_end_that()
    {
        using var tree = new SampleTree(1);
        var token = await tree.Take(Id);
        var path = $"_ctx/jobs/running/{Id}.lock";
        tree.Repository.Git("add", "--force", "--all");
        tree.Repository.Git("commit", "--quiet", "--message", "Too much");

        var found = await tree.Tool.Must("reconcile");

        Assert.Contains("CONTROL_FILE_TRACKED", found.Output, StringComparison.Ordinal);
        Assert.Contains($"git rm --cached", found.Output, StringComparison.Ordinal);
        Assert.Contains(path, found.Output, StringComparison.Ordinal);
        // Checked out again it looks like the lock of an older tool that works.
        await tree.Tool.Must("release", Id, "--token", token, "--reason", "no longer needed");
        tree.Promises.Told(Id, "pending");
        tree.Repository.Git("checkout", "--quiet", "--", path);
        (await tree.Tool.Run("take", Id)).AssertFailed(4, "WO_LOCKED");
        await tree.Tool.Must("reconcile", "--apply");
        await tree.Take(Id);
        tree.AssertConsistent();
    }

    private static string Changes(SampleTree tree) =>
        tree.Repository.Git("status", "--porcelain", "--untracked-files=all", "--", "src");
}
