using Wo.Engine.Git;
using Wo.Engine.Tests.Processes;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Git;

/// <summary>Whatever makes provisioning fail, the repository and its surroundings are as before, and the error says why.</summary>
public sealed class WorktreeRefusalTests : IDisposable
{
    private static readonly WorktreeProvisioner Provisioner = new(TestGit.Command);

    private readonly GitSandbox sandbox = new();
    private readonly WorktreeOrder order;

    public WorktreeRefusalTests() =>
        order = new WorktreeOrder(
            TestGit.RootOf(sandbox),
            sandbox.Surroundings.At(".work trees", "WO-1"),
            "feat/wo-WO-1",
            "cafe01"
        )
        {
            Id = "WO-1",
        };

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void A_file_at_the_path()
    {
        sandbox.Surroundings.Write(".work trees/WO-1", "x");

        Refused(Problem.WorktreeUnavailable, "is not a directory");
    }

    [Fact]
    public void A_dangling_link_at_the_path()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(order.Path)!);
        File.CreateSymbolicLink(order.Path, "nowhere");

        Refused(Problem.WorktreeUnavailable, "is not a directory");
    }

    [Fact]
    public void A_directory_with_files_at_the_path()
    {
        sandbox.Surroundings.Write(".work trees/WO-1/precious", "x");

        Refused(Problem.WorktreeUnavailable, "not empty");
    }

    [Fact]
    [BadInput(68)]
    public void A_worktree_of_a_sibling_clone_at_the_path()
    {
        var sibling = sandbox.Surroundings.At("sibling");
        sandbox.Git("clone", "--quiet", sandbox.Root, sibling);
        GitSandbox.GitIn(sibling, "worktree", "add", "--quiet", "-b", order.Branch, order.Path);

        Refused(Problem.WorktreeUnavailable, $"another clone, {Path.Join(sibling, ".git")}");
    }

    [Fact]
    public void Another_branch_checked_out_at_the_path()
    {
        sandbox.Git("worktree", "add", "--quiet", "-b", "other", order.Path);

        Refused(Problem.WorktreeUnavailable, "with other checked out");
    }

    [Fact]
    public void A_detached_head_at_the_path()
    {
        sandbox.Git("worktree", "add", "--quiet", "--detach", order.Path);

        Refused(Problem.WorktreeUnavailable, "a detached HEAD");
    }

    [Fact]
    public void The_branch_checked_out_in_another_worktree()
    {
        sandbox.Branch(order.Branch);
        var other = sandbox.AddWorktree("other", order.Branch);

        Refused(Problem.WorktreeUnavailable, $"is checked out in {other}");
    }

    [Fact]
    public void The_branch_checked_out_in_the_main_worktree()
    {
        sandbox.Git("checkout", "--quiet", "-b", order.Branch);

        Refused(Problem.WorktreeUnavailable, $"is checked out in {sandbox.Root}");
    }

    [Fact]
    public void A_path_inside_another_worktree()
    {
        sandbox.Branch("other");
        sandbox.AddWorktree(".work trees", "other");

        Refused(Problem.WorktreeUnavailable, "inside another worktree");
    }

    [Theory]
    [InlineData("feat")]
    [InlineData("feat/wo-WO-1/sub")]
    public void The_branch_name_blocked_by_another_branch(string blocking)
    {
        sandbox.Branch(blocking);

        Refused(Problem.WorktreeUnavailable, blocking);
    }

    [Fact]
    public void The_branch_name_blocked_by_a_packed_branch()
    {
        sandbox.Branch("feat");
        sandbox.Git("pack-refs", "--all");

        Refused(Problem.WorktreeUnavailable, "'refs/heads/feat' exists");
    }

    [Fact]
    public void A_post_checkout_hook_that_fails()
    {
        sandbox.InstallHook("post-checkout", "echo the hook is cross >&2; exit 3");

        Refused(Problem.GitFailed, "the hook is cross");
    }

    [Fact]
    public void A_post_checkout_hook_that_fails_and_has_left_files()
    {
        sandbox.InstallHook("post-checkout", "mkdir -p deep; echo x > deep/file; chmod 500 deep; exit 3");

        Refused(Problem.GitFailed, "git worktree add");
    }

    [Fact]
    public void A_failing_hook_does_not_cost_a_user_the_branch()
    {
        sandbox.Branch(order.Branch);
        sandbox.InstallHook("post-checkout", "exit 3");

        Refused(Problem.GitFailed, "git worktree add");
    }

    [Fact]
    public void A_base_that_is_not_there()
    {
        Refused(Problem.GitFailed, "git update-ref", new BaseRef("main", new string('1', 40)));
    }

    [Fact]
    [BadInput(71)]
    public void A_missing_worktree_that_somebody_has_locked()
    {
        sandbox.Git("worktree", "add", "--quiet", "--lock", "--reason", "on a stick", "-b", order.Branch, order.Path);
        Directory.Delete(order.Path, recursive: true);

        Refused(Problem.WorktreeUnavailable, "locked (on a stick)");
    }

    [Fact]
    public void A_worktree_that_git_is_creating()
    {
        sandbox.Git("worktree", "add", "--quiet", "--lock", "--reason", "initializing", "-b", order.Branch, order.Path);

        Refused(Problem.WorktreeUnavailable, "being created");
    }

    [Fact]
    public void A_worktree_of_an_operation_that_died()
    {
        sandbox.Git("worktree", "add", "--quiet", "--lock", "--reason", "wo take dead", "-b", order.Branch, order.Path);

        Assert.Equal(["wo reconcile"], Refused(Problem.InterruptedTransition, "died").NextSteps);
    }

    [Fact]
    public void A_file_where_the_directories_on_the_way_should_be()
    {
        sandbox.Surroundings.Write(".work trees", "x");

        Refused(Problem.GitFailed, "git worktree add");
    }

    [Fact]
    public async Task An_interruption_during_checkout()
    {
        using var cancellation = new CancellationTokenSource();
        var fifo = sandbox.Surroundings.At("fifo");
        Assert.True(Processes.Child.Run("mkfifo \"$1\"", fifo).Succeeded);
        sandbox.InstallHook("post-checkout", "echo ready > ../../fifo; exec sleep 1000");
        var waiting = Task.Run(
            async () =>
            {
                await File.ReadAllTextAsync(fifo, CancellationToken.None);
                await cancellation.CancelAsync();
            },
            CancellationToken.None
        );

        var error = Provisioner.Provision(order, new BaseRef("main", sandbox.Head), null, cancellation.Token).Error!;

        await waiting;
        Assert.Equal(Problem.Interrupted.Code, error.Code);
        Assert.DoesNotContain("could not be undone", error.Cause, StringComparison.Ordinal);
        Assert.Equal("main", sandbox.Git("branch", "--format=%(refname:short)"));
        Assert.False(Directory.Exists(order.Path));
    }

    private WoError Refused(ErrorCode code, string saying, BaseRef? start = null)
    {
        var before = Snapshot();

        var error = Provisioner
            .Provision(order, start ?? new BaseRef("main", sandbox.Head), null, TestContext.Current.CancellationToken)
            .Error!;

        Assert.Equal(code, error.Code);
        Assert.Contains(saying, error.Cause, StringComparison.Ordinal);
        Assert.DoesNotContain("could not be undone", error.Cause, StringComparison.Ordinal);
        Assert.Equal(before, Snapshot());
        return error;
    }

    /// <summary>All refs, registrations and files outside git's own directory.</summary>
    private string Snapshot()
    {
        var files = Directory
            .EnumerateFileSystemEntries(sandbox.Surroundings.Path, "*", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/.git/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        return string.Join(
            '\n',
            [sandbox.Git("for-each-ref"), sandbox.Git("worktree", "list", "--porcelain"), .. files]
        );
    }
}
