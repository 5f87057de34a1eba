using Wo.Engine.Git;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Git;

/// <summary>A git that lists worktrees in lines alone, without their locks, and takes no reason for the lock of a new one.</summary>
public sealed class OlderGitTests : IDisposable
{
    private readonly GitSandbox sandbox = new();
    private readonly GitCommand git;
    private readonly WorktreeOrder order;

    public OlderGitTests()
    {
        git = TestGit.Scripted(sandbox.Surroundings, OldGit.Script());
        order = new WorktreeOrder(
            TestGit.RootOf(sandbox),
            sandbox.Surroundings.At("wo trees", "WO-1"),
            "feat/wo-WO-1",
            "cafe01"
        )
        {
            Id = "WO-1",
        };
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string LockFile => Path.Join(sandbox.Root, ".git", "worktrees", "WO-1", "locked");

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void Its_list_has_the_locks_that_it_does_not_print()
    {
        sandbox.Branch("side");
        var side = sandbox.AddWorktree("a side", "side");
        sandbox.Git("worktree", "lock", "--reason", "on a\nstick", side);

        var list = new GitWorktrees(git).List(order.Root).Value;

        Assert.Equal(
            [
                new RegisteredWorktree(sandbox.Root)
                {
                    Head = sandbox.Head,
                    Branch = "main",
                    IsMain = true,
                },
                new RegisteredWorktree(side)
                {
                    Head = sandbox.Head,
                    Branch = "side",
                    LockReason = "on a\nstick",
                },
            ],
            list
        );
    }

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("tree\nbranch refs/heads/other\n\nworktree ")]
    public void A_path_that_its_list_would_leave_in_doubt_is_refused_and_not_guessed(string name)
    {
        sandbox.Branch("side");
        sandbox.AddWorktree(name, "side");

        var error = new GitWorktrees(git).List(order.Root).Error!;

        Assert.Equal(Problem.GitTooOld.Code, error.Code);
        Assert.Contains("line break", error.Cause, StringComparison.Ordinal);
        Assert.Contains("git 2.36 or newer", error.Cause, StringComparison.Ordinal);
        Assert.Equal(2, new GitWorktrees(TestGit.Command).List(order.Root).Value.Count);
    }

    [Fact]
    public void What_it_makes_bears_the_mark_until_it_is_handed_over()
    {
        Provision();

        Assert.Equal("wo take cafe01\n", File.ReadAllText(LockFile));
        Assert.True(WorktreeProvisioner.HandOver(order, SampleLease.Of(order)).IsOk);
        Assert.StartsWith("wo holds WO-1", File.ReadAllText(LockFile), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hook_that_refuses_after_it_has_written_files_leaves_nothing()
    {
        sandbox.InstallHook("post-checkout", "echo x > written; echo 'not today' >&2; exit 1");

        var error = new WorktreeProvisioner(git).Provision(order, Base, null, Token).Error!;

        Assert.Contains("not today", error.Cause, StringComparison.Ordinal);
        Assert.DoesNotContain("could not be undone", error.Cause, StringComparison.Ordinal);
        Assert.False(Directory.Exists(order.Path));
        Assert.Equal("refs/heads/main", sandbox.Git("for-each-ref", "--format=%(refname)"));
    }

    [Fact]
    public void What_it_made_for_a_take_that_died_before_the_mark_is_undone()
    {
        Die();

        Assert.Null(new WorktreeProvisioner(git).Undo(order with { MayLackMark = true }).Error);

        Assert.False(Directory.Exists(order.Path));
        Assert.Single(sandbox.Git("worktree", "list").Split('\n'));
    }

    [Fact]
    public void Files_in_it_that_are_in_no_commit_are_never_undone()
    {
        Die();
        File.WriteAllText(Path.Join(order.Path, "notes"), "x");

        var error = new WorktreeProvisioner(git).Undo(order with { MayLackMark = true }).Error!;

        Assert.Contains($"{order.Path} holds notes", error.Cause, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Join(order.Path, "notes")));
    }

    [Fact]
    public void A_worktree_that_was_adopted_is_not_undone()
    {
        Die();

        Assert.Null(new WorktreeProvisioner(git).Undo(order).Error);

        Assert.True(File.Exists(Path.Join(order.Path, "README.md")));
    }

    [Fact]
    public void Where_git_takes_the_mark_one_without_it_was_made_by_another()
    {
        Die();

        Assert.Null(new WorktreeProvisioner(TestGit.Command).Undo(order with { MayLackMark = true }).Error);

        Assert.True(File.Exists(Path.Join(order.Path, "README.md")));
    }

    [Fact]
    public void One_below_the_oldest_that_works_makes_nothing_and_says_so()
    {
        var ancient = TestGit.Scripted(sandbox.Surroundings, OldGit.Script(version: "2.17.1"));

        var error = new WorktreeProvisioner(ancient).Provision(order, Base, null, Token).Error!;

        Assert.Equal(Problem.GitTooOld.Code, error.Code);
        Assert.False(Directory.Exists(order.Path));
        Assert.Equal("refs/heads/main", sandbox.Git("for-each-ref", "--format=%(refname)"));
    }

    private BaseRef Base => new("main", sandbox.Head);

    private void Provision() => Assert.True(new WorktreeProvisioner(git).Provision(order, Base, null, Token).IsOk);

    /// <summary>As a take leaves it that is killed the moment that git has ended.</summary>
    private void Die()
    {
        sandbox.Git("update-ref", "-m", "elsewhere", BranchName.ToRef(order.Branch), sandbox.Head);
        sandbox.Git("worktree", "add", "--quiet", "--lock", order.Path, order.Branch);
    }
}
