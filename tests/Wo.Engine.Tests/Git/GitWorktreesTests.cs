using Wo.Engine.Git;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Git;

public sealed class GitWorktreesTests
{
    private static readonly GitWorktrees Worktrees = new(TestGit.Command);

    [Fact]
    public void Every_worktree_is_listed_with_what_git_knows_of_it()
    {
        using var sandbox = new GitSandbox();
        sandbox.Branch("feat/a");
        sandbox.Branch("gone");
        var odd = sandbox.AddWorktree("odd\nname", "feat/a");
        var gone = sandbox.AddWorktree("gone", "gone");
        var detached = sandbox.Surroundings.At("detached");
        sandbox.Git("worktree", "add", "--quiet", "--detach", detached);
        sandbox.Git("worktree", "lock", "--reason", "on a\nstick", odd);
        sandbox.Git("worktree", "lock", detached);
        Directory.Delete(gone, recursive: true);

        var list = Worktrees
            .List(TestGit.RootOf(sandbox) with { Path = odd })
            .Value.OrderBy(worktree => worktree.Path, StringComparer.Ordinal);

        Assert.Equal(
            [
                new RegisteredWorktree(detached) { Head = sandbox.Head, LockReason = "" },
                new RegisteredWorktree(gone) { Head = sandbox.Head, Branch = "gone" },
                new RegisteredWorktree(odd)
                {
                    Head = sandbox.Head,
                    Branch = "feat/a",
                    LockReason = "on a\nstick",
                },
                new RegisteredWorktree(sandbox.Root)
                {
                    Head = sandbox.Head,
                    Branch = "main",
                    IsMain = true,
                },
            ],
            list
        );
        Assert.Equal([true, false, true, true], list.Select(worktree => worktree.IsPresent));
    }

    /// <summary>What was done, and whether git has to be asked for the commits.</summary>
    public static TheoryData<string, bool> States =>
        new()
        {
            { "", false },
            { "commit --quiet --allow-empty --message more", false },
            { "pack-refs --all", false },
            { "worktree lock --reason because ../one", false },
            { "update-ref -d refs/heads/one", false },
            { "update-ref -d refs/heads/main", false },
            { "symbolic-ref refs/heads/one refs/heads/two", true },
            { "symbolic-ref refs/heads/one refs/heads/two; symbolic-ref refs/heads/two refs/heads/main", true },
            { "checkout --quiet --detach", true },
            { "update-ref refs/remotes/o/x HEAD; -C ../one symbolic-ref HEAD refs/remotes/o/x", true },
            { "-C ../one checkout --quiet --detach", true },
            { "-C ../two commit --quiet --allow-empty --message more; pack-refs --all --prune", false },
            { "worktree move ../one ../three", false },
            { "worktree add --quiet --detach ../three", true },
            { "-C ../one checkout --quiet --orphan new", false },
            { "config extensions.worktreeConfig true", true },
        };

    [Theory]
    [MemberData(nameof(States))]
    public void The_commits_that_are_read_without_git_are_those_that_git_lists(string deeds, bool isAsked)
    {
        using var sandbox = new GitSandbox();
        using var scripts = new TemporaryDirectory();
        foreach (var branch in (string[])["one", "two"])
        {
            sandbox.Branch(branch);
            sandbox.AddWorktree(branch, branch);
        }

        foreach (var deed in deeds.Split("; ", StringSplitOptions.RemoveEmptyEntries))
        {
            sandbox.Git(deed.Split(' '));
        }

        var root = TestGit.RootOf(sandbox);
        Assert.Equal(ByPath(Worktrees.List(root)), ByPath(Worktrees.LookAtCommits(root)));
        var withoutGit = new GitWorktrees(TestGit.Scripted(scripts, "exit 9")).LookAtCommits(root);
        Assert.Equal(isAsked, !withoutGit.IsOk);

        static IEnumerable<RegisteredWorktree> ByPath(Result<IReadOnlyList<RegisteredWorktree>> worktrees) =>
            worktrees.Value.OrderBy(worktree => worktree.Path, StringComparer.Ordinal);
    }

    [Fact]
    public void A_bare_repository_is_its_own_first_entry()
    {
        using var source = new GitSandbox();
        var bare = source.Surroundings.At("bare.git");
        source.Git("clone", "--quiet", "--bare", source.Root, bare);

        Assert.Equal(
            [new RegisteredWorktree(bare) { IsBare = true, IsMain = true }],
            Worktrees.List(new StateRoot(bare, bare, null)).Value
        );
    }

    [Fact]
    public void A_worktree_that_another_git_is_just_making_is_waited_for()
    {
        using var sandbox = new GitSandbox();
        var file = BeginWorktree(sandbox);
        var git = TestGit.Scripted(
            sandbox.Surroundings,
            $"""
            echo x >> '{sandbox.Surroundings.At("looks")}'
            if [ "$(wc -l < '{sandbox.Surroundings.At("looks")}')" -eq 20 ]; then echo ../.. > '{file}'; fi
            exec git "$@"
            """
        );

        Assert.Equal(2, new GitWorktrees(git).List(TestGit.RootOf(sandbox)).Value.Count);
    }

    [Fact]
    public void A_command_that_was_asked_to_stop_does_not_wait_for_it()
    {
        using var sandbox = new GitSandbox();
        BeginWorktree(sandbox);
        var looks = sandbox.Surroundings.At("looks");
        var git = TestGit.Scripted(
            sandbox.Surroundings,
            $"""
            echo x >> '{looks}'; exec git "$@"
            """,
            TimeSpan.FromMinutes(1),
            new CancellationToken(canceled: true)
        );

        Assert.False(new GitWorktrees(git).List(TestGit.RootOf(sandbox)).IsOk);

        Assert.InRange(File.ReadAllLines(looks).Length, 2, 10);
    }

    [Fact]
    public void Where_that_git_has_died_the_answer_says_who_mends_it()
    {
        using var sandbox = new GitSandbox();
        var file = BeginWorktree(sandbox);
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddMinutes(-1));

        var error = Worktrees.List(TestGit.RootOf(sandbox)).Error!;

        Assert.Contains("worktrees/tree/commondir", error.Cause, StringComparison.Ordinal);
        Assert.Equal(["wo reconcile --apply"], error.NextSteps);
    }

    /// <summary>A worktree as git leaves it between creating and writing this file of it, which is returned.</summary>
    private static string BeginWorktree(GitSandbox sandbox)
    {
        sandbox.Branch("work");
        sandbox.AddWorktree("tree", "work");
        var file = Path.Join(sandbox.Root, ".git", "worktrees", "tree", "commondir");
        File.WriteAllText(file, "");
        return file;
    }
}
