using Wo.Engine.Git;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Git;

public sealed class GitRefsTests
{
    private static readonly GitRefs Refs = new(TestGit.Command);

    [Fact]
    public void An_unborn_branch_has_a_name_and_no_commit()
    {
        using var sandbox = new GitSandbox(withCommit: false);

        Assert.Null(Refs.Head(sandbox.Root).Value);
        Assert.Equal("main", Refs.CurrentBranch(sandbox.Root).Value);
    }

    [Fact]
    public void A_detached_head_has_a_commit_and_no_branch()
    {
        using var sandbox = new GitSandbox();
        sandbox.Git("checkout", "--quiet", "--detach");

        Assert.Equal(sandbox.Head, Refs.Head(sandbox.Root).Value);
        Assert.Null(Refs.CurrentBranch(sandbox.Root).Value);
    }

    [Fact]
    public void A_branch_is_read_by_its_own_name_only()
    {
        using var sandbox = new GitSandbox();
        sandbox.Branch("feat/x");
        sandbox.Git("tag", "tagged");

        Assert.Equal(sandbox.Head, Refs.ReadBranch(sandbox.Root, "feat/x").Value);
        Assert.All(
            ["feat", "x", "tagged", "HEAD", "-x", ""],
            name => Assert.Null(Refs.ReadBranch(sandbox.Root, name).Value)
        );
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("-x")]
    [InlineData("--output=pwned")]
    [InlineData("no-such-thing")]
    public void A_revision_that_looks_like_an_option_is_just_a_revision_that_is_not_there(string revision)
    {
        using var sandbox = new GitSandbox();

        Assert.Null(Refs.ResolveCommit(sandbox.Root, revision).Value);
        Assert.Equal(Problem.GitFailed.Code, Refs.MergeBase(sandbox.Root, revision, "HEAD").Error!.Code);
        Assert.Equal(Problem.GitFailed.Code, Refs.IsAncestor(sandbox.Root, revision, "HEAD").Error!.Code);
        Assert.Equal(
            Problem.GitFailed.Code,
            new GitChanges(TestGit.Command).ChangedFiles(sandbox.Root, revision, "HEAD").Error!.Code
        );
        Assert.False(File.Exists(Path.Join(sandbox.Root, "pwned")));
    }

    [Fact]
    public void A_revision_that_is_no_commit_names_none()
    {
        using var sandbox = new GitSandbox();
        sandbox.Git("tag", "--annotate", "--message", "t", "annotated");

        Assert.Null(Refs.ResolveCommit(sandbox.Root, "HEAD:README.md").Value);
        Assert.Equal(sandbox.Head, Refs.ResolveCommit(sandbox.Root, "annotated").Value);
    }

    [Fact]
    public void Ancestry_is_answered_in_both_directions()
    {
        using var sandbox = new GitSandbox();
        var first = sandbox.Head;
        sandbox.Git("checkout", "--quiet", "-b", "side");
        var side = sandbox.Commit("side", "x");
        sandbox.Git("checkout", "--quiet", "main");
        var main = sandbox.Commit("main", "x");
        sandbox.Git("checkout", "--quiet", "--orphan", "island");
        var island = sandbox.Commit("island", "x");

        Assert.Equal(first, Refs.MergeBase(sandbox.Root, side, main).Value);
        Assert.Null(Refs.MergeBase(sandbox.Root, island, main).Value);
        Assert.True(Refs.IsAncestor(sandbox.Root, first, side).Value);
        Assert.False(Refs.IsAncestor(sandbox.Root, side, first).Value);
    }

    [Fact]
    public void The_base_is_the_remotes_default_branch_else_main_else_master_else_the_current_one()
    {
        using var sandbox = new GitSandbox();
        var first = sandbox.Head;
        sandbox.Git("checkout", "--quiet", "-b", "other");
        var other = sandbox.Commit("other", "x");

        BaseRef Base() => Refs.DefaultBase(sandbox.Root, null).Value;

        sandbox.Git("update-ref", "refs/remotes/origin/trunk", first);
        Assert.Equal(new BaseRef("main", first), Base());
        sandbox.Git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk");
        Assert.Equal(new BaseRef("origin/trunk", first) { TrackingRef = "refs/remotes/origin/trunk" }, Base());
        sandbox.Git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/gone");
        Assert.Equal(new BaseRef("main", first), Base());
        sandbox.Git("branch", "--move", "main", "master");
        Assert.Equal(new BaseRef("master", first), Base());
        sandbox.Git("branch", "--delete", "--force", "master");
        Assert.Equal(new BaseRef("other", other), Base());
        sandbox.Git("checkout", "--quiet", "--detach", first);
        Assert.Equal(new BaseRef(first, first), Base());
    }

    [Fact]
    public void A_configured_base_wins_and_must_exist()
    {
        using var sandbox = new GitSandbox();
        var first = sandbox.Head;
        sandbox.Git("update-ref", "refs/remotes/origin/release", first);
        sandbox.Branch("dev");
        sandbox.Git("tag", "dev", sandbox.Commit("later", "x"));

        Assert.Equal(new BaseRef("dev", first), Refs.DefaultBase(sandbox.Root, "dev").Value);
        Assert.Equal(Remote("release"), Refs.DefaultBase(sandbox.Root, "release").Value);
        Assert.Equal(Remote("origin/release"), Refs.DefaultBase(sandbox.Root, "origin/release").Value);
        Assert.Equal(new BaseRef(first[..9], first), Refs.DefaultBase(sandbox.Root, first[..9]).Value);
        Assert.Equal(Problem.InvalidConfiguration.Code, Refs.DefaultBase(sandbox.Root, "gone").Error!.Code);
        Assert.Equal(Problem.InvalidConfiguration.Code, Refs.DefaultBase(sandbox.Root, "--all").Error!.Code);

        BaseRef Remote(string name) => new(name, first) { TrackingRef = "refs/remotes/origin/release" };
    }

    [Fact]
    [BadInput(61)]
    public void Without_a_commit_there_is_no_base()
    {
        using var sandbox = new GitSandbox(withCommit: false);

        Assert.Equal(Problem.NoBaseCommit.Code, Refs.DefaultBase(sandbox.Root, null).Error!.Code);
    }

    [Fact]
    public void The_configured_user_name_is_read()
    {
        using var sandbox = new GitSandbox();

        Assert.Null(Refs.UserName(sandbox.Root).Value);
        sandbox.Git("config", "user.name", "Ünï Cödé");
        Assert.Equal("Ünï Cödé", Refs.UserName(sandbox.Root).Value);
    }
}
