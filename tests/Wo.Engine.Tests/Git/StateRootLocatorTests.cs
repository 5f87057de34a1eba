using Wo.Engine.Git;
using Wo.TestKit;

namespace Wo.Engine.Tests.Git;

public sealed class StateRootLocatorTests
{
    private static readonly StateRootLocator Locator = new(TestGit.Locator, new MissingTree(TestGit.Command));

    [Fact]
    public void Everywhere_in_the_repository_the_same_tree_is_found()
    {
        using var sandbox = WithContext();
        sandbox.Branch("side");
        var linked = sandbox.AddWorktree("linked", "side");
        Directory.CreateDirectory(Path.Join(linked, "_ctx"));
        var below = Directory.CreateDirectory(Path.Join(sandbox.Root, "a", "b")).FullName;

        var expected = new StateRoot(sandbox.Root, Path.Join(sandbox.Root, ".git"), sandbox.Root);
        Assert.All(
            [sandbox.Root, below, linked],
            start => Assert.Equal(expected, Locator.Find(start, null, null).Value)
        );
    }

    [Fact]
    public void While_nothing_is_on_record_the_option_beats_the_variable_beats_the_configuration()
    {
        using var sandbox = new GitSandbox();
        foreach (var name in (string[])["option", "variable", "configured"])
        {
            Directory.CreateDirectory(Path.Join(sandbox.Root, name, "_ctx"));
        }

        string Find(string? option, string? variable) =>
            Path.GetRelativePath(sandbox.Root, Locator.Find(sandbox.Root, option, variable).Value.Path);

        Assert.Equal("variable", Find(null, "variable"));
        Assert.Equal("option", Find("option", "variable"));
        sandbox.Git("config", "wo.root", Path.Join(sandbox.Root, "configured"));
        Assert.Equal("configured", Find(null, null));
        Assert.Equal("configured", Find(null, ""));
        Assert.Equal("configured", Find("configured", "variable"));
    }

    [Fact]
    public void The_root_of_the_repository_beats_whatever_else_is_named()
    {
        using var sandbox = WithContext();
        var other = Directory.CreateDirectory(Path.Join(sandbox.Root, "other", "_ctx")).Parent!.FullName;

        Assert.Equal(Problem.OtherRoot.Code, Locator.Find(sandbox.Root, "other", null).Error!.Code);
        Assert.Equal(Problem.OtherRoot.Code, Locator.Find(sandbox.Root, null, "other").Error!.Code);
        Assert.Equal(Problem.OtherRoot.Code, Locator.FindForInit(sandbox.Root, "other", null).Error!.Code);
        Assert.Equal(sandbox.Root, Locator.Find(other, null, null).Value.Path);
        Assert.Equal(sandbox.Root, Locator.Find(other, sandbox.Root, null).Value.Path);
    }

    [Fact]
    public void A_root_below_the_top_of_a_monorepo_works()
    {
        using var sandbox = new GitSandbox();
        var service = Path.Join(sandbox.Root, "services", "a b");
        Directory.CreateDirectory(Path.Join(service, "_ctx"));

        var root = Locator.Find("/", service, null).Value;

        Assert.Equal(new StateRoot(service, Path.Join(sandbox.Root, ".git"), sandbox.Root), root);
    }

    [Fact]
    public void A_tree_that_was_passed_by_is_named_with_the_command_that_uses_it()
    {
        using var sandbox = new GitSandbox();
        var service = Path.Join(sandbox.Root, "services");
        var start = Directory.CreateDirectory(Path.Join(service, "_ctx", "jobs")).FullName;

        var error = Locator.Find(start, null, null).Error!;

        Assert.Equal(Problem.NoContext.Code, error.Code);
        Assert.Contains($"wo status --root '{service}'", error.NextSteps);
    }

    [Fact]
    public void A_repository_without_work_orders_is_told_how_to_begin()
    {
        using var sandbox = new GitSandbox();

        var error = Locator.Find(sandbox.Root, null, null).Error!;

        Assert.Equal(Problem.NoContext.Code, error.Code);
        Assert.Equal(["wo init"], error.NextSteps);
        Assert.Equal(sandbox.Root, Locator.FindForInit(sandbox.Root, null, null).Value.Path);
    }

    [Theory]
    [InlineData("file")]
    [InlineData("link to a directory")]
    [InlineData("dangling link")]
    public void Only_a_real_directory_is_a_tree(string kind)
    {
        using var sandbox = new GitSandbox();
        var context = Path.Join(sandbox.Root, "_ctx");
        switch (kind)
        {
            case "file":
                File.WriteAllText(context, "");
                break;
            case "dangling link":
                File.CreateSymbolicLink(context, "nowhere");
                break;
            default:
                Directory.CreateSymbolicLink(context, Directory.CreateDirectory(sandbox.Surroundings.At("x")).FullName);
                break;
        }

        Assert.Equal(
            (kind == "file" ? Problem.NoContext : Problem.SymlinkRefused).Code,
            Locator.Find(sandbox.Root, null, null).Error!.Code
        );
    }

    [Fact]
    public void Without_a_main_worktree_the_root_has_to_be_named()
    {
        using var source = WithContext();
        source.Commit("_ctx/README", "x");
        var bare = source.Surroundings.At("p", ".bare");
        source.Git("clone", "--quiet", "--bare", source.Root, bare);
        var linked = source.Surroundings.At("p", "main");
        GitSandbox.GitIn(bare, "worktree", "add", "--quiet", linked, "main");

        var error = Locator.Find(linked, null, null).Error!;
        GitSandbox.GitIn(linked, "config", "wo.root", linked);
        var root = Locator.Find(linked, null, null).Value;

        Assert.Equal(Problem.NoContext.Code, error.Code);
        Assert.Contains("git config wo.root", error.Cause, StringComparison.Ordinal);
        Assert.Equal(new StateRoot(linked, bare, null), root);
    }

    [Fact]
    public void A_root_outside_any_repository_or_that_is_missing_is_refused()
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateDirectory(directory.At("_ctx"));

        Assert.Equal(Problem.NoRepository.Code, Locator.Find("/", directory.Path, null).Error!.Code);
        Assert.Equal(Problem.NoContext.Code, Locator.Find("/", directory.At("missing"), null).Error!.Code);
        Assert.Equal(Problem.Usage.Code, Locator.Find("/", "", null).Error!.Code);
    }

    private static GitSandbox WithContext()
    {
        var sandbox = new GitSandbox();
        Directory.CreateDirectory(Path.Join(sandbox.Root, "_ctx"));
        return sandbox;
    }
}
