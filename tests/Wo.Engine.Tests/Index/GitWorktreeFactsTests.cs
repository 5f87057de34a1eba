using Wo.Engine.Git;
using Wo.Engine.Index;
using Wo.Engine.Tests.Git;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Index;

public sealed class GitWorktreeFactsTests
{
    [Fact]
    public void Each_worktree_that_is_there_is_known_with_its_commit_and_its_branch()
    {
        using var repository = new GitSandbox();
        repository.Branch("work");
        var path = repository.AddWorktree("tree one", "work");
        repository.Branch("gone");
        Directory.Delete(repository.AddWorktree("tree two", "gone"), recursive: true);
        var facts = Facts(repository).Read();
        Assert.Equal(repository.Head, facts.RootHead);
        Assert.Equal(
            [
                new RegisteredWorktree(repository.Root)
                {
                    Head = repository.Head,
                    Branch = "main",
                    IsMain = true,
                },
                new RegisteredWorktree(path) { Head = repository.Head, Branch = "work" },
            ],
            facts.Worktrees
        );
    }

    [Fact]
    public void A_branch_without_commits_has_no_head()
    {
        using var repository = new GitSandbox(withCommit: false);
        Assert.Null(Facts(repository).Read().RootHead);
    }

    [Fact]
    public void A_git_that_fails_leaves_a_gap_and_not_a_repository_without_worktrees()
    {
        using var repository = new GitSandbox();
        repository.Branch("work");
        var path = repository.AddWorktree("tree", "work");
        repository.Git("checkout", "--quiet", "--detach"); // what git has to be asked about
        using var directory = new TemporaryDirectory();
        var git = TestGit.Scripted(directory, "echo 'fatal: out of order' >&2; exit 128");
        var root = TestGit.RootOf(repository);

        var worktrees = new GitWorktreeFacts(git, root, new WorktreeNaming(root));
        var facts = worktrees.Read();

        Assert.Contains("out of order", facts.Gap!.Cause, StringComparison.Ordinal);
        Assert.False(facts.AreListed);
        Assert.True(worktrees.IsThere(path));
        Assert.False(worktrees.IsThere(directory.Path));
        Assert.False(worktrees.IsThere(repository.Root), "The main worktree is nobody's work order's.");
    }

    private static GitWorktreeFacts Facts(GitSandbox repository)
    {
        var root = TestGit.RootOf(repository);
        return new GitWorktreeFacts(TestGit.Command, root, new WorktreeNaming(root));
    }
}
