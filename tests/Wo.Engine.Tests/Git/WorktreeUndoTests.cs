using Wo.Engine.Git;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Git;

/// <summary>Undo finds what an operation created, in whatever state a death has left it, and touches nothing else.</summary>
[Soak]
public sealed class WorktreeUndoTests : IDisposable
{
    private static readonly WorktreeProvisioner Provisioner = new(TestGit.Command);

    private readonly GitSandbox sandbox = new();
    private readonly WorktreeOrder order;

    public WorktreeUndoTests() =>
        order = new WorktreeOrder(
            TestGit.RootOf(sandbox),
            sandbox.Surroundings.At("wo trees", "WO-1"),
            "feat/wo-WO-1",
            "cafe01"
        )
        {
            Id = "WO-1",
        };

    private string AdminDirectory => Path.Join(sandbox.Root, ".git", "worktrees", "WO-1");

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void Branch_and_worktree_are_taken_away_and_a_second_time_there_is_nothing_to_do()
    {
        Provision();
        File.WriteAllText(Path.Join(order.Path, "half checked out"), "x");

        Assert.Null(Provisioner.Undo(order).Error);
        AssertNothingIsLeft();
        Assert.Null(Provisioner.Undo(order).Error);
    }

    [Fact]
    public void What_was_handed_over_stays()
    {
        Provision();
        Assert.True(WorktreeProvisioner.HandOver(order, SampleLease.Of(order)).IsOk);

        Assert.Null(Provisioner.Undo(order).Error);

        Assert.True(File.Exists(Path.Join(order.Path, "README.md")));
        Assert.NotNull(new GitRefs(TestGit.Command).ReadBranch(sandbox.Root, order.Branch).Value);
    }

    [Fact]
    public void What_bears_another_token_stays()
    {
        Provision();

        Assert.Null(Provisioner.Undo(order with { Token = "cafe0" }).Error);
        Assert.Null(Provisioner.Undo(order with { Token = "cafe012" }).Error);

        Assert.True(File.Exists(Path.Join(order.Path, "README.md")));
    }

    [Fact]
    public void A_users_branch_at_the_base_stays_when_only_the_worktree_was_ours()
    {
        sandbox.Branch(order.Branch);
        Provision();

        Assert.Null(Provisioner.Undo(order).Error);

        Assert.False(Directory.Exists(order.Path));
        Assert.Equal(sandbox.Head, new GitRefs(TestGit.Command).ReadBranch(sandbox.Root, order.Branch).Value);
    }

    [Fact]
    public void A_branch_that_has_moved_since_stays_and_is_named()
    {
        Provision();
        GitSandbox.GitIn(order.Path, "commit", "--quiet", "--allow-empty", "--message", "work");

        var left = Provisioner.Undo(order).Error!.Cause;

        Assert.Contains("it has moved since", left, StringComparison.Ordinal);
        Assert.NotNull(new GitRefs(TestGit.Command).ReadBranch(sandbox.Root, order.Branch).Value);
    }

    [Fact]
    public void A_branch_that_came_back_to_the_base_stays_too()
    {
        Provision();
        GitSandbox.GitIn(order.Path, "commit", "--quiet", "--allow-empty", "--message", "work");
        GitSandbox.GitIn(order.Path, "reset", "--quiet", "--hard", "HEAD~");

        Assert.NotNull(Provisioner.Undo(order).Error);
        Assert.NotNull(new GitRefs(TestGit.Command).ReadBranch(sandbox.Root, order.Branch).Value);
    }

    [Fact]
    public void A_branch_without_its_worktree_is_taken_away()
    {
        CreateBranch();

        Assert.Null(Provisioner.Undo(order).Error);
        AssertNothingIsLeft();
    }

    [Fact]
    public void The_reflog_of_an_earlier_branch_of_that_name_does_not_protect_a_new_one()
    {
        CreateBranch();
        sandbox.Git("update-ref", "-m", "wo take earlier", $"refs/heads/{order.Branch}", "HEAD");
        sandbox.Git("update-ref", "-m", order.Mark, $"refs/heads/{order.Branch}", sandbox.Commit("x", "x"));

        Assert.Null(Provisioner.Undo(order).Error);
        AssertNothingIsLeft();
    }

    [Fact]
    public void A_branch_that_somebody_else_has_checked_out_stays_and_is_named()
    {
        CreateBranch();
        var other = sandbox.AddWorktree("other", order.Branch);

        var left = Provisioner.Undo(order).Error!.Cause;

        Assert.Contains(other, left, StringComparison.Ordinal);
        Assert.NotNull(new GitRefs(TestGit.Command).ReadBranch(sandbox.Root, order.Branch).Value);
    }

    [Theory]
    [InlineData("locked only")]
    [InlineData("empty directory")]
    [InlineData("empty gitdir file")]
    [InlineData("gitdir file")]
    [InlineData("empty .git file")]
    [InlineData(".git file")]
    [InlineData("empty HEAD")]
    public void A_worktree_of_which_git_had_made_only_a_part_is_taken_away(string part)
    {
        CreateBranch();
        string[] parts =
        [
            "locked only",
            "empty directory",
            "empty gitdir file",
            "gitdir file",
            "empty .git file",
            ".git file",
            "empty HEAD",
        ];
        Action[] steps =
        [
            () => WriteAdmin("locked", order.Mark + "\n"),
            () => Directory.CreateDirectory(order.Path),
            () => WriteAdmin("gitdir", ""),
            () => WriteAdmin("gitdir", $"{order.Path}/.git\n"),
            () => File.WriteAllText(Path.Join(order.Path, ".git"), ""),
            () => File.WriteAllText(Path.Join(order.Path, ".git"), $"gitdir: {AdminDirectory}\n"),
            () => WriteAdmin("HEAD", ""),
        ];
        foreach (var step in steps[..(Array.IndexOf(parts, part) + 1)])
        {
            step();
        }

        Assert.Null(Provisioner.Undo(order).Error);
        AssertNothingIsLeft();
        Assert.True(
            Provisioner
                .Provision(order, new BaseRef("main", sandbox.Head), null, TestContext.Current.CancellationToken)
                .IsOk
        );
    }

    [Theory]
    [InlineData("x")]
    [InlineData("")]
    public void A_directory_that_only_happens_to_be_at_the_path_stays(string content)
    {
        WriteAdmin("locked", order.Mark + "\n");
        WriteAdmin("gitdir", $"{order.Path}/.git\n");
        var precious = sandbox.Surroundings.Write("wo trees/WO-1/precious", content);

        Assert.Contains(order.Path, Provisioner.Undo(order).Error!.Cause, StringComparison.Ordinal);
        Assert.True(File.Exists(precious));
    }

    [Fact]
    public void A_worktree_whose_directory_somebody_has_deleted_is_unregistered()
    {
        Provision();
        Directory.Delete(Path.GetDirectoryName(order.Path)!, recursive: true);

        Assert.Null(Provisioner.Undo(order).Error);
        AssertNothingIsLeft();
    }

    private void Provision() =>
        Assert.True(
            Provisioner
                .Provision(order, new BaseRef("main", sandbox.Head), null, TestContext.Current.CancellationToken)
                .IsOk
        );

    private void CreateBranch() =>
        sandbox.Git("update-ref", "--create-reflog", "-m", order.Mark, $"refs/heads/{order.Branch}", "HEAD");

    private void WriteAdmin(string name, string content)
    {
        Directory.CreateDirectory(AdminDirectory);
        File.WriteAllText(Path.Join(AdminDirectory, name), content);
    }

    private void AssertNothingIsLeft()
    {
        Assert.False(Directory.Exists(order.Path));
        Assert.False(Directory.Exists(AdminDirectory));
        Assert.Equal("refs/heads/main", sandbox.Git("for-each-ref", "--format=%(refname)"));
    }
}
