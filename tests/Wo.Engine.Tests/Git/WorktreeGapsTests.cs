using Wo.Engine.Git;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Git;

public sealed class WorktreeGapsTests : IDisposable
{
    private const string Pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n";

    private readonly GitSandbox sandbox = new();

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void A_worktree_that_lacks_nothing_is_not_spoken_of_and_git_is_not_asked()
    {
        var worktree = Worktree();
        var git = TestGit.Scripted(sandbox.Surroundings, "exit 1");

        Assert.Empty(new WorktreeGaps(git, TestGit.RootOf(sandbox)).Find(worktree, isNew: true));
    }

    [Fact]
    public void Empty_submodules_are_named_with_the_command_that_fills_them()
    {
        var lib = sandbox.Surroundings.At("lib");
        sandbox.Git("clone", "--quiet", sandbox.Root, lib);
        sandbox.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", lib, "vendor/lib");
        sandbox.Git("commit", "--quiet", "--message", "Add it");
        var worktree = Worktree();

        var gap = Assert.Single(Gaps(worktree));
        Assert.Contains("vendor/lib", gap, StringComparison.Ordinal);
        Assert.Contains($"git -C '{worktree}' submodule update --init --recursive", gap, StringComparison.Ordinal);

        GitSandbox.GitIn(
            worktree,
            "-c",
            "protocol.file.allow=always",
            "submodule",
            "--quiet",
            "update",
            "--init",
            "--recursive"
        );
        Assert.Empty(Gaps(worktree));
    }

    [Theory]
    [InlineData(".gitattributes")]
    [InlineData(".git/info/attributes")]
    public void Pointers_in_the_place_of_files_of_lfs_are_named(string attributes)
    {
        sandbox.Write(attributes, "*.bin filter=lfs diff=lfs merge=lfs -text\n");
        sandbox.Commit("there.bin", "the real content");
        sandbox.Commit("a picture.bin", Pointer);
        sandbox.Git("add", "--all");
        sandbox.Git("commit", "--quiet", "--allow-empty", "--message", "attributes");
        var worktree = Worktree();

        var gap = Assert.Single(Gaps(worktree));
        Assert.Contains("a picture.bin;", gap, StringComparison.Ordinal);
        Assert.DoesNotContain("there.bin", gap, StringComparison.Ordinal);
        Assert.Contains($"git -C '{worktree}' lfs pull", gap, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_of_hooks_that_only_the_main_worktree_has_is_named()
    {
        sandbox.Write(".husky/.gitignore", "_\n");
        sandbox.Write(".husky/_/pre-commit", "exit 1\n");
        sandbox.Git("add", "--all");
        sandbox.Git("commit", "--quiet", "--message", "hooks");
        sandbox.Git("config", "core.hooksPath", ".husky/_");
        var worktree = Worktree();

        var gap = Assert.Single(Gaps(worktree));
        Assert.Contains("core.hooksPath is .husky/_", gap, StringComparison.Ordinal);

        Directory.CreateDirectory(Path.Join(worktree, ".husky", "_"));
        Assert.Empty(Gaps(worktree));
    }

    [Theory]
    [InlineData("/hooks/of/the/machine")]
    [InlineData("nowhere")]
    [InlineData(".husky")]
    public void Hooks_that_run_as_in_the_main_worktree_are_not_spoken_of(string hooks)
    {
        sandbox.Commit(".husky/pre-commit", "exit 0\n");
        sandbox.Git("config", "core.hooksPath", hooks);

        Assert.Empty(Gaps(Worktree()));
    }

    [Fact]
    public void Files_that_a_hook_left_in_the_worktree_are_named()
    {
        sandbox.InstallHook("post-checkout", "echo x > written");

        Assert.Contains("in no commit: written;", Assert.Single(Gaps(Worktree())), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_in_a_worktree_that_was_there_before_are_not_put_down_to_a_hook()
    {
        sandbox.InstallHook("post-checkout", "echo x > written");
        var worktree = Worktree();

        Assert.Empty(new WorktreeGaps(TestGit.Command, TestGit.RootOf(sandbox)).Find(worktree, isNew: false));
    }

    [Fact]
    public void A_hook_that_leaves_nothing_is_not_spoken_of()
    {
        sandbox.InstallHook("post-checkout", "echo hello");

        Assert.Empty(Gaps(Worktree()));
    }

    [Fact]
    public void A_sparse_checkout_is_said_to_be_one()
    {
        sandbox.Commit("in/file", "x");
        sandbox.Commit("out/file", "x");
        sandbox.Git("sparse-checkout", "set", "--cone", "in");
        var worktree = Worktree();
        Assert.SkipUnless(!Directory.Exists(Path.Join(worktree, "out")), "git before 2.36 checks out everything");

        Assert.Contains(
            $"git -C '{worktree}' sparse-checkout list",
            Assert.Single(Gaps(worktree)),
            StringComparison.Ordinal
        );
    }

    private string Worktree()
    {
        sandbox.Branch("side");
        return sandbox.AddWorktree("a tree", "side");
    }

    private IReadOnlyList<string> Gaps(string worktree) =>
        new WorktreeGaps(TestGit.Command, TestGit.RootOf(sandbox)).Find(worktree, isNew: true);
}
