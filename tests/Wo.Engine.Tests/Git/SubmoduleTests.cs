using System.Collections.Immutable;
using Wo.Engine.Git;
using Wo.Engine.Tests.Processes;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Git;

/// <summary>git removes no worktree with submodules in it; we do where nothing is lost, and else say what would be.</summary>
[Soak]
public sealed class SubmoduleTests : IDisposable
{
    private const string Lib = "vendor/my lib";

    private static readonly WorktreeDisposer Disposer = new(TestGit.Command, new GitChanges(TestGit.Command));

    private readonly GitSandbox sandbox = new();
    private readonly string worktree;

    public SubmoduleTests()
    {
        var inner = Library("inner");
        var lib = Library("lib");
        AddSubmodule(lib, inner, "deep");
        AddSubmodule(sandbox.Root, lib, Lib);
        Allowing(sandbox.Root, "submodule", "--quiet", "update", "--init", "--recursive");
        sandbox.Branch("side");
        worktree = sandbox.AddWorktree("a tree", "side");
    }

    private StateRoot Root => TestGit.RootOf(sandbox);

    public void Dispose() => sandbox.Dispose();

    [Fact]
    public void Submodules_that_hold_nothing_of_their_own_go_with_the_worktree()
    {
        Fill();
        var settings = File.ReadAllText(Path.Join(sandbox.Root, ".git", "config"));

        Assert.Empty(Reasons());
        Assert.Null(Disposer.Remove(Root, worktree).Error);

        Assert.False(Directory.Exists(worktree));
        Assert.False(Directory.Exists(Path.Join(sandbox.Root, ".git", "worktrees")));
        Assert.Equal(settings, File.ReadAllText(Path.Join(sandbox.Root, ".git", "config")));
        Assert.True(File.Exists(Path.Join(sandbox.Root, Lib, "deep", "file")));
    }

    [Fact]
    public void Empty_ones_are_found_and_no_obstacle()
    {
        Assert.Equal([Lib], new Submodules(TestGit.Command).FindEmpty(worktree));
        Assert.Empty(Reasons());
        Assert.True(Disposer.Remove(Root, worktree).IsOk);
    }

    [Theory]
    [InlineData(Lib, "echo x > new", "files that are in no commit: new")]
    [InlineData(Lib, "echo x >> file", "files that are in no commit: file")]
    [InlineData(Lib, "echo x > .env", "files that are in no commit: .env")]
    [InlineData(
        Lib,
        "git commit -q --allow-empty -m x; git update-ref refs/heads/aside HEAD; git reset -q --hard HEAD~",
        "commits that no remote of it has: aside"
    )]
    [InlineData(Lib, "echo x >> file; git stash push -q", "changes that were stashed")]
    [InlineData(
        Lib,
        "git tag mine $(git commit-tree -m x HEAD^{tree})",
        "commits that no remote of it has: the tag mine"
    )]
    [InlineData(Lib, "git bisect start", "a bisect in progress")]
    [InlineData(
        $"{Lib}/deep",
        "git update-ref refs/heads/aside $(git commit-tree -m x HEAD^{tree})",
        "commits that no remote of it has: aside"
    )]
    public void What_is_only_in_a_submodule_keeps_the_worktree_and_is_named(string place, string deed, string loss)
    {
        Fill();
        Do(place, deed);

        Assert.Contains($"the submodule {place} has {loss}", Reasons());

        Assert.NotNull(Disposer.Remove(Root, worktree).Error);
        Assert.True(File.Exists(Path.Join(worktree, Lib, "file")));
    }

    [Theory]
    [InlineData("git commit -q --allow-empty -m x", "commits that no remote of it has: HEAD")]
    [InlineData("echo x >> file; git stash push -q", "changes that were stashed")]
    public void The_repository_of_one_that_was_emptied_is_looked_into_as_well(string deed, string loss)
    {
        Fill();
        Do(Lib, deed);
        Do(Lib, "rm -r * .git*");

        Assert.Equal([$"the submodule {Lib} has {loss}"], Reasons());
        Assert.NotNull(Disposer.Remove(Root, worktree).Error);
        var entry = Assert.Single(Directory.GetDirectories(Path.Join(sandbox.Root, ".git", "worktrees")));
        Assert.True(File.Exists(Path.Join(entry, "modules", Lib, "HEAD")));
    }

    [Fact]
    public void A_worktree_of_a_submodule_keeps_the_repository_that_it_belongs_to()
    {
        Fill();
        Do(Lib, $"git worktree add -q --detach '{sandbox.Surroundings.At("elsewhere")}'");

        Assert.Equal([$"the submodule {Lib} has worktrees of its own"], Reasons());
    }

    [Fact]
    public void A_commit_that_the_branch_records_and_no_remote_has_keeps_it()
    {
        Fill();
        Do(Lib, "git commit -q --allow-empty -m mine");
        Do(".", $"git add '{Lib}'; git commit -q -m 'Record it'");

        Assert.Equal([$"the submodule {Lib} has commits that no remote of it has: HEAD"], Reasons());
    }

    [Fact]
    public void A_commit_that_the_main_worktree_has_a_branch_for_is_not_lost()
    {
        var commit = Allowing(Path.Join(sandbox.Root, Lib), "commit-tree", "-m", "x", "HEAD^{tree}");
        Allowing(Path.Join(sandbox.Root, Lib), "update-ref", "refs/heads/mine", commit);
        Fill();
        Do(Lib, $"git fetch -q '{Path.Join(sandbox.Root, ".git", "modules", Lib)}' mine; git checkout -q FETCH_HEAD");
        Do(".", $"git add '{Lib}'; git commit -q -m 'Record it'");

        Assert.Empty(Reasons());
        Assert.True(Disposer.Remove(Root, worktree).IsOk);
    }

    [Fact]
    public void A_repository_that_is_recorded_without_gitmodules_goes_too_once_a_remote_has_all_of_it()
    {
        var lib = sandbox.Surroundings.At("lib");
        Do(
            ".",
            $"git clone -q '{lib}' plain; git add plain 2>/dev/null; git rm -q --cached .gitmodules '{Lib}'; git commit -q -m plain; rm -r .gitmodules vendor"
        );

        Assert.Empty(Reasons());
        Assert.Null(Disposer.Remove(Root, worktree).Error);
        Assert.False(Directory.Exists(worktree));
    }

    private ImmutableArray<string> Reasons() =>
        Disposer
            .Check(worktree, "side", path => Path.GetFileName(path).StartsWith(".env", StringComparison.Ordinal))
            .Value;

    private void Fill() => Allowing(worktree, "submodule", "--quiet", "update", "--init", "--recursive");

    private void Do(string place, string deed)
    {
        var done = Child.Run(
            Child.Shell(deed) with
            {
                WorkingDirectory = Path.Join(worktree, place),
                Environment = TestGit.Environment,
            }
        );
        Assert.True(done.Succeeded, done.Error);
    }

    private string Library(string name)
    {
        var path = sandbox.Surroundings.At(name);
        GitSandbox.GitIn(sandbox.Surroundings.Path, "init", "--quiet", "--initial-branch=main", path);
        File.WriteAllText(Path.Join(path, "file"), name);
        File.WriteAllText(Path.Join(path, ".gitignore"), ".env\n");
        GitSandbox.GitIn(path, "add", "--all");
        GitSandbox.GitIn(path, "commit", "--quiet", "--message", "first");
        return path;
    }

    private static void AddSubmodule(string repository, string library, string place)
    {
        Allowing(repository, "submodule", "--quiet", "add", library, place);
        GitSandbox.GitIn(repository, "commit", "--quiet", "--message", $"Add {place}");
    }

    /// <summary>git follows submodules on this machine only where it is told so.</summary>
    private static string Allowing(string place, params string[] arguments) =>
        GitSandbox.GitIn(place, ["-c", "protocol.file.allow=always", .. arguments]);
}
