using Wo.Engine.Git;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Git;

public sealed class WorktreeProvisionerTests : IDisposable
{
    private static readonly WorktreeProvisioner Provisioner = new(TestGit.Command);

    private readonly GitSandbox sandbox = new();
    private readonly WorktreeOrder order;

    public WorktreeProvisionerTests() =>
        order = new WorktreeOrder(
            TestGit.RootOf(sandbox),
            sandbox.Surroundings.At(".work trees", "WO-1"),
            "feat/wo-WO-1",
            "cafe01"
        )
        {
            Id = "WO-1",
        };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private BaseRef Main => new("main", sandbox.Git("rev-parse", "main"));

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void Without_a_branch_both_are_created_from_the_base()
    {
        var start = Main;
        sandbox.Commit("later", "x");

        var mode = Provisioner.Provision(order, start, null, Token).Value;

        Assert.Equal(WorktreeMode.Create, mode);
        Assert.Equal(start.Oid, GitSandbox.GitIn(order.Path, "rev-parse", "HEAD"));
        Assert.Equal(order.Branch, GitSandbox.GitIn(order.Path, "branch", "--show-current"));
        Assert.Equal("", GitSandbox.GitIn(order.Path, "status", "--porcelain"));
    }

    [Fact]
    public void What_is_created_bears_the_token_until_it_is_handed_over()
    {
        sandbox.Git("config", "core.logAllRefUpdates", "false");
        Assert.True(Provisioner.Provision(order, Main, null, Token).IsOk);

        Assert.Equal("wo take cafe01", sandbox.Git("log", "-g", "--format=%gs", order.Branch, "--"));
        Assert.Contains(
            "locked wo take cafe01",
            sandbox.Git("worktree", "list", "--porcelain"),
            StringComparison.Ordinal
        );
        Assert.Equal([("cafe01", order.Path)], Unfinished());

        Assert.True(WorktreeProvisioner.HandOver(order, SampleLease.Of(order)).IsOk);
        Assert.Contains(
            $"locked {WorktreeMark.OfRunning("WO-1")}",
            sandbox.Git("worktree", "list", "--porcelain"),
            StringComparison.Ordinal
        );
        Assert.Empty(Unfinished());
        Assert.True(WorktreeProvisioner.HandOver(order, SampleLease.Of(order)).IsOk);
    }

    [Fact]
    [BadInput(65)]
    public void A_free_branch_is_attached_as_it_is()
    {
        sandbox.Branch(order.Branch);
        var tip = sandbox.Head;
        sandbox.Commit("later", "x");

        var mode = Provisioner.Provision(order, Main, null, Token).Value;

        Assert.Equal(WorktreeMode.Attach, mode);
        Assert.Equal(tip, GitSandbox.GitIn(order.Path, "rev-parse", "HEAD"));
    }

    [Fact]
    public void A_worktree_that_is_there_on_the_branch_is_adopted_untouched()
    {
        sandbox.Branch(order.Branch);
        sandbox.Git("worktree", "add", "--quiet", order.Path, order.Branch);
        var dirty = Path.Join(order.Path, "dirty");
        File.WriteAllText(dirty, "x");

        var mode = Provisioner.Provision(order, Main, null, Token).Value;

        Assert.Equal(WorktreeMode.Adopt, mode);
        Assert.Null(Provisioner.Undo(order).Error);
        Assert.True(File.Exists(dirty));
    }

    [Fact]
    public void An_empty_directory_is_no_obstacle()
    {
        Directory.CreateDirectory(order.Path);

        Assert.Equal(WorktreeMode.Create, Provisioner.Provision(order, Main, null, Token).Value);
    }

    [Theory]
    [InlineData("path")]
    [InlineData("path with its parent")]
    [InlineData("path, replaced by an empty directory")]
    [InlineData("other path")]
    public void A_registration_whose_directory_is_gone_is_replaced(string what)
    {
        sandbox.Branch(order.Branch);
        var stale = what == "other path" ? sandbox.Surroundings.At("old place") : order.Path;
        sandbox.Git("worktree", "add", "--quiet", stale, order.Branch);
        Directory.Delete(what == "path with its parent" ? Path.GetDirectoryName(stale)! : stale, recursive: true);
        if (what.EndsWith("empty directory", StringComparison.Ordinal))
        {
            Directory.CreateDirectory(stale);
        }

        var mode = Provisioner.Provision(order, Main, null, Token).Value;

        Assert.Equal(WorktreeMode.Attach, mode);
        Assert.Equal(2, sandbox.Git("worktree", "list").Split('\n').Length);
    }

    [Fact]
    public void Other_peoples_missing_worktrees_stay_registered()
    {
        sandbox.Branch("theirs");
        var theirs = sandbox.AddWorktree("on a disk that is not mounted", "theirs");
        Directory.Delete(theirs, recursive: true);

        Assert.True(Provisioner.Provision(order, Main, null, Token).IsOk);
        Assert.Null(Provisioner.Undo(order).Error);

        Assert.Contains(theirs, sandbox.Git("worktree", "list"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_op_lock_is_held_by_the_git_child()
    {
        var path = sandbox.Surroundings.Write("op", "");
        using var opLock = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        sandbox.InstallHook(
            "post-checkout",
            "readlink /proc/self/fd/* > ../../fds; readlink /proc/$PPID/fd/* >> ../../fds"
        );
        Assert.SkipUnless(OperatingSystem.IsLinux(), "reads /proc");

        Assert.True(Provisioner.Provision(order, Main, opLock, Token).IsOk);

        Assert.Contains(path, File.ReadAllLines(sandbox.Surroundings.At("fds")));
    }

    [Fact]
    [BadInput(75)]
    public void Commands_and_branches_with_hostile_names_stay_names()
    {
        var hostile = order with
        {
            Branch = "$(touch${IFS}pwned);'\"|&",
            Path = sandbox.Surroundings.At("-b $(touch pwned)"),
        };

        Assert.True(Provisioner.Provision(hostile, Main, null, Token).IsOk);
        Assert.Null(Provisioner.Undo(hostile).Error);

        Assert.Empty(Directory.GetFiles(sandbox.Surroundings.Path, "pwned", SearchOption.AllDirectories));
    }

    private IEnumerable<(string, string?)> Unfinished() =>
        MarkedWorktree.FindAll(order.Root).Value.Select(found => (found.Token, found.Path));
}
