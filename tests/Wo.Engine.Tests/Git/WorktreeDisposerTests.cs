using System.Collections.Immutable;
using Wo.Engine.Git;
using Wo.Engine.Tests.Processes;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Git;

public sealed class WorktreeDisposerTests : IDisposable
{
    private static readonly WorktreeDisposer Disposer = new(TestGit.Command, new GitChanges(TestGit.Command));

    private readonly GitSandbox sandbox = new();
    private readonly string worktree;

    public WorktreeDisposerTests()
    {
        sandbox.Commit(".gitignore", "*.o\n.env*\n");
        sandbox.Branch("side");
        worktree = sandbox.AddWorktree("a tree", "side");
    }

    private StateRoot Root => TestGit.RootOf(sandbox);

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void A_clean_worktree_is_disposable_and_removing_it_keeps_the_branch()
    {
        Assert.Empty(Reasons());
        Assert.True(Disposer.Remove(Root, worktree).IsOk);

        Assert.False(Directory.Exists(worktree));
        Assert.Equal(sandbox.Head, new GitRefs(TestGit.Command).ReadBranch(sandbox.Root, "side").Value);
        Assert.Single(sandbox.Git("worktree", "list").Split('\n'));
    }

    [Fact]
    public void Ignored_files_count_only_where_they_are_worth_keeping()
    {
        File.WriteAllText(Path.Join(worktree, "x.o"), "");
        Assert.Empty(Reasons());

        File.WriteAllText(Path.Join(worktree, ".env.local"), "");
        Assert.Contains(".env.local", Assert.Single(Reasons()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo x > new", "new")]
    [InlineData("echo x >> .gitignore", ".gitignore")]
    [InlineData("git rm -q README.md", "README.md")]
    [InlineData("git update-index --assume-unchanged README.md && echo x >> README.md", "README.md")]
    [InlineData("git update-index --assume-unchanged README.md && rm README.md", "README.md")]
    [InlineData("git update-index --skip-worktree README.md && echo x >> README.md", "README.md")]
    [InlineData("git update-index --skip-worktree README.md && ln -sf x README.md", "README.md")]
    [InlineData("git checkout -q --detach", "a detached HEAD is checked out instead of side")]
    [InlineData("git checkout -q -b another", "another is checked out instead of side")]
    [InlineData("git bisect start", "a bisect is in progress")]
    public void Whatever_could_be_missed_speaks_against_removal(string deed, string reason)
    {
        // What was seen before counts for nothing that has changed since.
        Assert.Empty(Reasons());
        Assert.True(
            Child
                .Run(Child.Shell(deed) with { WorkingDirectory = worktree, Environment = TestGit.Environment })
                .Succeeded
        );

        Assert.Contains(reason, Assert.Single(Reasons()), StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_without_a_checksum_is_looked_at_each_time()
    {
        sandbox.Git("config", "index.skipHash", "true");
        GitSandbox.GitIn(worktree, "update-index", "--force-write-index");
        Assert.Empty(Reasons());

        GitSandbox.GitIn(worktree, "update-index", "--assume-unchanged", "README.md");
        File.AppendAllText(Path.Join(worktree, "README.md"), "x");

        Assert.Contains("README.md", Assert.Single(Reasons()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("git update-index --assume-unchanged README.md .gitignore")]
    [InlineData("git update-index --skip-worktree README.md")]
    [InlineData("git sparse-checkout set --no-cone README.md")]
    public void Files_that_git_does_not_look_at_and_that_are_as_in_the_commit_are_no_loss(string deed)
    {
        Assert.True(
            Child
                .Run(Child.Shell(deed) with { WorkingDirectory = worktree, Environment = TestGit.Environment })
                .Succeeded
        );

        Assert.Empty(Reasons());
    }

    [Fact]
    public void A_process_that_works_in_it_speaks_against_removal()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");
        var below = Directory.CreateDirectory(Path.Join(worktree, "empty", "deep")).FullName;
        var pid = Child
            .Run(Child.Shell("sleep 1000 >/dev/null 2>&1 & echo $!") with { WorkingDirectory = below })
            .Output.Trim();

        var reasons = Reasons();
        Child.Run("kill -9 $1", pid);

        Assert.Equal([$"process {pid} works in it"], reasons);
    }

    [Fact]
    public void A_process_in_a_directory_with_a_longer_name_is_no_occupant()
    {
        var sibling = Directory.CreateDirectory(worktree + "2").FullName;
        var pid = Child
            .Run(Child.Shell("sleep 1000 >/dev/null 2>&1 & echo $!") with { WorkingDirectory = sibling })
            .Output.Trim();

        var reasons = Reasons();
        Child.Run("kill -9 $1", pid);

        Assert.Empty(reasons);
    }

    [Fact]
    public void Git_has_the_last_word_about_changes_made_since_the_check()
    {
        var late = Path.Join(worktree, "late");
        File.WriteAllText(late, "x");

        Assert.Equal(Problem.GitFailed.Code, Disposer.Remove(Root, worktree).Error!.Code);
        Assert.True(File.Exists(late));
    }

    [Fact]
    public void The_main_worktree_and_what_is_no_worktree_are_never_removed()
    {
        sandbox.Surroundings.Write("plain/file", "x");

        Assert.All(
            [sandbox.Root, sandbox.Surroundings.At("plain"), sandbox.Surroundings.Path],
            path => Assert.Equal(Problem.WorktreeUnavailable.Code, Disposer.Remove(Root, path).Error!.Code)
        );
    }

    [Fact]
    public void A_linked_worktree_that_holds_the_work_orders_is_never_removed()
    {
        Assert.Equal(
            Problem.WorktreeUnavailable.Code,
            Disposer.Remove(Root with { Path = worktree }, worktree).Error!.Code
        );
    }

    [Fact]
    public void What_somebody_has_locked_stays()
    {
        sandbox.Git("worktree", "lock", "--reason", "mine", worktree);

        var error = Disposer.Remove(Root, worktree).Error!;

        Assert.Contains("mine", error.Cause, StringComparison.Ordinal);
        Assert.Equal([$"git worktree unlock '{worktree}'"], error.NextSteps);
    }

    private ImmutableArray<string> Reasons() =>
        Disposer
            .Check(worktree, "side", path => Path.GetFileName(path).StartsWith(".env", StringComparison.Ordinal))
            .Value;
}
