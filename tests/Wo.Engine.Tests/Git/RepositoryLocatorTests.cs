using Wo.Engine.Git;
using Wo.Engine.Processes;
using Wo.Engine.Tests.Processes;
using Wo.TestKit;

namespace Wo.Engine.Tests.Git;

public sealed class RepositoryLocatorTests
{
    /// <summary>Fails when run: proves that nothing starts git.</summary>
    private static readonly RepositoryLocator WithoutGit = new(
        new GitCommand(new ProcessRunner(TimeProvider.System), TestGit.Environment) { Program = "no-git-here" }
    );

    [Fact]
    public void The_main_worktree_is_found_from_a_subdirectory_without_running_git()
    {
        using var sandbox = new GitSandbox();
        var below = Directory.CreateDirectory(Path.Join(sandbox.Root, "a b", "c")).FullName;

        var location = WithoutGit.Locate(below).Value;

        var git = Path.Join(sandbox.Root, ".git");
        Assert.Equal(new RepositoryLocation(git, git, sandbox.Root, sandbox.Root, null), location);
    }

    [Fact]
    public void A_linked_worktree_leads_to_the_main_one()
    {
        using var sandbox = new GitSandbox();
        sandbox.Branch("side");
        var linked = sandbox.AddWorktree("linked 'tree'", "side");
        var below = Directory.CreateDirectory(Path.Join(linked, "sub")).FullName;

        var location = WithoutGit.Locate(below).Value;

        Assert.Equal((sandbox.Root, linked), (location.MainWorktree, location.CurrentWorktree));
        Assert.Equal(Path.Join(sandbox.Root, ".git"), location.CommonGitDirectory);
        Assert.Equal(GitSandbox.GitIn(linked, "rev-parse", "--absolute-git-dir"), location.GitDirectory);
    }

    [Fact]
    [BadInput(25)]
    public void A_path_with_newlines_and_quotes_is_found_too()
    {
        using var sandbox = new GitSandbox("re\npo \"x\" 'y'");
        sandbox.Branch("side");
        var linked = sandbox.AddWorktree("link\ned\n", "side");

        var location = WithoutGit.Locate(linked).Value;

        Assert.Equal((sandbox.Root, linked), (location.MainWorktree, location.CurrentWorktree));
    }

    [Fact]
    public void A_symbolic_link_on_the_way_makes_no_other_repository()
    {
        using var sandbox = new GitSandbox();
        var link = sandbox.Surroundings.At("link");
        Directory.CreateSymbolicLink(link, sandbox.Root);

        Assert.Equal(sandbox.Root, WithoutGit.Locate(link).Value.MainWorktree);
    }

    [Fact]
    public void Inside_the_git_directory_there_is_no_current_worktree()
    {
        using var sandbox = new GitSandbox();

        var location = WithoutGit.Locate(Path.Join(sandbox.Root, ".git", "refs")).Value;

        Assert.Equal((sandbox.Root, (string?)null), (location.MainWorktree, location.CurrentWorktree));
    }

    [Theory]
    [InlineData("project.git")]
    [InlineData(".bare")]
    [InlineData(".git")]
    public void A_bare_repository_with_worktrees_has_no_main_one(string name)
    {
        using var source = new GitSandbox();
        var bare = source.Surroundings.At("p", name);
        source.Git("clone", "--quiet", "--bare", source.Root, bare);
        var linked = source.Surroundings.At("p", "tree");
        GitSandbox.GitIn(bare, "worktree", "add", "--quiet", linked, "main");

        var location = WithoutGit.Locate(linked).Value;

        Assert.Equal(
            (null, linked, bare),
            (location.MainWorktree, location.CurrentWorktree, location.CommonGitDirectory)
        );
        Assert.Null(WithoutGit.Locate(bare).Value.CurrentWorktree);
    }

    [Fact]
    public void A_bare_repository_behind_a_git_file_has_neither()
    {
        using var source = new GitSandbox();
        var container = source.Surroundings.At("p");
        source.Git("clone", "--quiet", "--bare", source.Root, Path.Join(container, ".bare"));
        File.WriteAllText(Path.Join(container, ".git"), "gitdir: ./.bare\n");

        var location = WithoutGit.Locate(container).Value;

        Assert.Equal((null, null), (location.MainWorktree, location.CurrentWorktree));
    }

    [Fact]
    public void A_submodule_is_a_repository_of_its_own()
    {
        using var library = new GitSandbox("library");
        using var super = new GitSandbox();
        super.Git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", library.Root, "libs/lib");
        var module = Path.Join(super.Root, "libs", "lib");
        var linked = super.Surroundings.At("module tree");
        GitSandbox.GitIn(module, "worktree", "add", "--quiet", "-b", "side", linked);

        var common = Path.Join(super.Root, ".git", "modules", "libs", "lib");
        Assert.Equal(new RepositoryLocation(common, common, module, module, null), WithoutGit.Locate(module).Value);
        var fromLinked = WithoutGit.Locate(linked).Value;
        Assert.Equal(
            (module, linked, common),
            (fromLinked.MainWorktree, fromLinked.CurrentWorktree, fromLinked.CommonGitDirectory)
        );
    }

    [Fact]
    public void A_separate_git_directory_belongs_to_the_worktree_that_names_it()
    {
        using var directory = new TemporaryDirectory();
        var tree = directory.At("tree");
        GitSandbox.GitIn(directory.Path, "init", "--quiet", "--separate-git-dir", directory.At("data"), tree);

        var location = WithoutGit.Locate(tree).Value;

        Assert.Equal((tree, directory.At("data")), (location.MainWorktree, location.CommonGitDirectory));
    }

    [Theory]
    [InlineData("../../else where")]
    [InlineData("absolute")]
    public void A_configured_worktree_is_the_main_one(string value)
    {
        using var sandbox = new GitSandbox();
        var elsewhere = Directory.CreateDirectory(sandbox.Surroundings.At("else where")).FullName;
        sandbox.Git("config", "core.worktree", value == "absolute" ? elsewhere : value);

        Assert.Equal(elsewhere, WithoutGit.Locate(sandbox.Root).Value.MainWorktree);
    }

    [Fact]
    public void With_configuration_per_worktree_that_of_the_main_one_counts()
    {
        using var source = new GitSandbox();
        var bare = source.Surroundings.At("p", ".git");
        source.Git("clone", "--quiet", "--bare", source.Root, bare);
        GitSandbox.GitIn(bare, "config", "extensions.worktreeConfig", "true");
        GitSandbox.GitIn(bare, "config", "--unset", "core.bare");
        GitSandbox.GitIn(bare, "config", "--worktree", "core.bare", "true");

        Assert.Null(WithoutGit.Locate(bare).Value.MainWorktree);
    }

    [Fact]
    public void The_configured_root_is_read_with_gits_own_rules()
    {
        using var sandbox = new GitSandbox();
        sandbox.Write(".git/included", "[wo]\n\troot = \"../the repo/sub; dir\" # comment\n");
        sandbox.Git("config", "include.path", "included");

        var location = TestGit.Locator.Locate(sandbox.Root).Value;

        Assert.Equal(Path.Join(sandbox.Root, "sub; dir"), location.ConfiguredRoot);
        Assert.Equal(sandbox.Root, location.MainWorktree);
    }

    [Fact]
    public void A_configured_root_in_the_home_directory_is_expanded()
    {
        using var sandbox = new GitSandbox();
        sandbox.Git("config", "wo.root", "~/x y");
        var locator = new RepositoryLocator(TestGit.With(TestGit.Environment.With("HOME", "/no such home")));

        Assert.Equal("/no such home/x y", locator.Locate(sandbox.Root).Value.ConfiguredRoot);
    }

    [Fact]
    public void Another_worktrees_own_settings_do_not_change_which_is_the_main_one()
    {
        using var sandbox = new GitSandbox();
        sandbox.Git("config", "wo.other", "x");
        sandbox.Git("config", "extensions.worktreeConfig", "true");
        sandbox.Branch("side");
        var linked = sandbox.AddWorktree("linked", "side");
        GitSandbox.GitIn(linked, "config", "--worktree", "core.worktree", "/elsewhere");

        Assert.Equal(sandbox.Root, TestGit.Locator.Locate(linked).Value.MainWorktree);
    }

    [Fact]
    public void No_repository_is_an_error_of_its_own()
    {
        using var directory = new TemporaryDirectory();

        Assert.Equal(Problem.NoRepository.Code, WithoutGit.Locate(directory.Path).Error!.Code);
        Assert.Equal(Problem.NoRepository.Code, WithoutGit.Locate(directory.At("missing")).Error!.Code);
    }

    [Fact]
    public void A_worktree_whose_repository_is_gone_says_where_it_was()
    {
        using var directory = new TemporaryDirectory();
        directory.Write(".git", "gitdir: /gone/repository/.git/worktrees/x\n");

        var error = WithoutGit.Locate(directory.Path).Error!;

        Assert.Equal(Problem.NoRepository.Code, error.Code);
        Assert.Contains("/gone/repository/.git/worktrees/x", error.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_that_is_not_text_is_said_to_be_that()
    {
        using var directory = new TemporaryDirectory();
        var child = Child.Run("mkdir \"$1/$(printf 'a\\377b')\"", directory.Path);
        Assert.True(child.Succeeded);
        var asSeen = Assert.Single(Directory.GetDirectories(directory.Path));

        var error = WithoutGit.Locate(asSeen).Error!;

        Assert.Contains("UTF-8", error.Cause, StringComparison.Ordinal);
        Child.Run("rm -r \"$1\"", directory.Path);
    }
}
