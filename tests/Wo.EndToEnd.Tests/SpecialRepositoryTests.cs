using Wo.TestKit;

namespace Wo.EndToEnd.Tests;

/// <summary>Repositories with submodules, large files kept aside, and hooks of their own.</summary>
[Soak]
public sealed class SpecialRepositoryTests
{
    private const string Id = "WO-0001";

    [Fact]
    public async Task Submodules_are_said_to_be_empty_and_once_filled_as_it_says_go_with_the_worktree()
    {
        using var tree = WithSubmodule();

        var taken = await tree.Tool.Must("take", Id);
        Assert.Contains("submodules are empty in the worktree: vendor/lib", taken.Error, StringComparison.Ordinal);
        Fill(tree);
        await Finish(tree);

        Assert.False(Directory.Exists(tree.WorktreeOf(Id)));
        Assert.Empty(await Findings(tree));
    }

    [Fact]
    public async Task A_commit_that_only_a_submodule_has_keeps_the_worktree_and_is_the_reason_that_is_said()
    {
        using var tree = WithSubmodule();
        await tree.Tool.Must("take", Id);
        Fill(tree);
        var lib = Path.Combine(tree.WorktreeOf(Id), "vendor", "lib");
        GitSandbox.GitIn(lib, "checkout", "--quiet", "-b", "fix");
        GitSandbox.GitIn(lib, "commit", "--quiet", "--allow-empty", "--message", "mine");
        GitSandbox.GitIn(lib, "checkout", "--quiet", "--detach", "HEAD~");

        var finished = await Finish(tree);

        const string Reason = "the submodule vendor/lib has commits that no remote of it has: fix";
        Assert.Contains(Reason, finished.Output, StringComparison.Ordinal);
        Assert.Contains(Reason, Assert.Single(await Findings(tree)), StringComparison.Ordinal);

        GitSandbox.GitIn(lib, "push", "--quiet", "origin", "fix");
        await tree.Tool.Must("reconcile");
    }

    [Fact]
    public async Task What_a_hook_prints_is_no_answer_and_what_it_writes_is_said()
    {
        using var tree = new SampleTree(1);
        tree.Repository.InstallHook("post-checkout", "echo 'a word of the hook'; echo x > written");

        var taken = await tree.Tool.Must("take", Id, "--print-path");

        Assert.Equal(tree.WorktreeOf(Id) + "\n", taken.Output);
        Assert.Contains(
            "post-checkout left files that are in no commit: written",
            taken.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_filter_of_large_files_that_is_missing_is_the_cause_that_is_named()
    {
        using var tree = new SampleTree(1);
        tree.Repository.Write(".gitattributes", "*.bin filter=lfs\n");
        tree.Repository.Write("big.bin", "x");
        tree.Repository.Git("add", "--all");
        tree.Repository.Git("commit", "--quiet", "--message", "big");
        tree.Repository.Git("config", "filter.lfs.process", "no-such-lfs filter-process");
        tree.Repository.Git("config", "filter.lfs.required", "true");

        var refused = await tree.Tool.Run("take", Id);

        refused.AssertFailed(7, "GIT_FAILED");
        var cause = refused.Error.Split('\n').Single(line => line.StartsWith("CAUSE: ", StringComparison.Ordinal));
        Assert.Contains("no-such-lfs: ", cause, StringComparison.Ordinal);
        Assert.EndsWith("not found", cause, StringComparison.Ordinal);
        Assert.False(Directory.Exists(tree.WorktreeOf(Id)));
        Assert.Empty(await Findings(tree));
    }

    [Fact]
    public async Task What_is_said_to_the_filter_of_large_files_reaches_it()
    {
        using var tree = new SampleTree(1);
        tree.Repository.Write(".gitattributes", "*.bin filter=ours\n");
        tree.Repository.Write("big.bin", "x");
        tree.Repository.Git("add", "--all");
        tree.Repository.Git("commit", "--quiet", "--message", "big");
        tree.Repository.Git("config", "filter.ours.smudge", "echo \"skip=$GIT_LFS_SKIP_SMUDGE\"; cat >/dev/null");

        await tree.Tool.With("GIT_LFS_SKIP_SMUDGE", "1").Must("take", Id);

        Assert.Equal(
            "skip=1\n",
            await File.ReadAllTextAsync(Path.Combine(tree.WorktreeOf(Id), "big.bin"), TestRun.Cancellation)
        );
    }

    [Fact]
    public async Task Work_in_a_sparse_checkout_is_taken_and_finished_like_any_other()
    {
        using var tree = new SampleTree(1);
        tree.Repository.Commit("docs/page.md", "x");
        tree.Repository.Git("sparse-checkout", "set", "--cone", "_ctx", "src");

        var taken = await tree.Tool.Must("take", Id);
        Assert.False(Directory.Exists(Path.Combine(tree.WorktreeOf(Id), "docs")));
        Assert.Contains("the worktree is a sparse checkout", taken.Error, StringComparison.Ordinal);
        await Finish(tree);

        Assert.False(Directory.Exists(tree.WorktreeOf(Id)));
        Assert.True(
            tree.Repository.Git("ls-tree", "-r", "--name-only", SampleTree.BranchOf(Id))
                .Contains("docs/page.md", StringComparison.Ordinal)
        );
        Assert.Empty(await Findings(tree));
    }

    private static SampleTree WithSubmodule()
    {
        var tree = new SampleTree(1);
        var lib = tree.Repository.Surroundings.At("lib.git");
        tree.Repository.Git("clone", "--quiet", "--bare", tree.Root, lib);
        tree.Repository.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", lib, "vendor/lib");
        tree.Repository.Git("commit", "--quiet", "--message", "Add a submodule");
        return tree;
    }

    /// <summary>The command that <c>take</c> prints, on a machine that lets git follow a path to a submodule.</summary>
    private static void Fill(SampleTree tree) =>
        GitSandbox.GitIn(
            tree.WorktreeOf(Id),
            "-c",
            "protocol.file.allow=always",
            "submodule",
            "--quiet",
            "update",
            "--init",
            "--recursive"
        );

    private static async Task<WoOutcome> Finish(SampleTree tree)
    {
        tree.Work(Id);
        await tree.Tool.Must("session", "result", Id, "it works");
        return await tree.Tool.Must("finish", Id);
    }

    private static async Task<string[]> Findings(SampleTree tree)
    {
        var listed = await tree.Tool.Run("reconcile", "--quiet");
        return listed.Output.Split('\n').Where(line => line.StartsWith('P')).ToArray();
    }
}
