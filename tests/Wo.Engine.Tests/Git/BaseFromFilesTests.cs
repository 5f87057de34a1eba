using Wo.Engine.Git;
using Wo.TestKit;

namespace Wo.Engine.Tests.Git;

/// <summary>The base of a new branch that git's files tell is that of git; where that is in doubt, git is asked.</summary>
public sealed class BaseFromFilesTests : IDisposable
{
    private const string Branch = "feat/wo-WO-0001";

    private readonly GitSandbox sandbox = new();
    private readonly TemporaryDirectory scripts = new();

    private StateRoot Root => TestGit.RootOf(sandbox);

    public void Dispose()
    {
        sandbox.Dispose();
        scripts.Dispose();
    }

    public static TheoryData<string, bool> States =>
        new()
        {
            // what was done, and whether git has to be asked
            { "", false },
            { $"branch {Branch}", false },
            { $"branch {Branch}; pack-refs --all", false },
            { $"branch {Branch}; pack-refs --all; branch -D {Branch}", false },
            { "pack-refs --all; commit --allow-empty --message more", false },
            { "branch -m main master", false },
            { "branch master; commit --allow-empty --message more", false },
            { "update-ref refs/remotes/origin/main HEAD; commit --allow-empty --message more", false },
            {
                "update-ref refs/remotes/origin/dev HEAD; symbolic-ref refs/remotes/origin/HEAD refs/remotes/origin/dev; "
                    + "commit --allow-empty --message more; pack-refs --all",
                false
            },
            { "update-ref refs/remotes/origin/HEAD HEAD; commit --allow-empty --message more", false },
            // The branch that it stands for is gone.
            { "symbolic-ref refs/remotes/origin/HEAD refs/remotes/origin/gone", false },
            { "branch -m main trunk", true },
            { "checkout --detach; branch -D main", true },
            { "branch other; symbolic-ref refs/heads/main refs/heads/other", false },
            { "config branch.main.merge refs/heads/main; config branch.main.remote .", true },
            { "config include.path elsewhere", true },
            { "config extensions.worktreeConfig true", true },
            { "branch feat", false },
        };

    [Theory]
    [MemberData(nameof(States))]
    public void The_base_and_the_branch_are_those_of_git(string deeds, bool isAsked)
    {
        foreach (var deed in deeds.Split("; ", StringSplitOptions.RemoveEmptyEntries))
        {
            sandbox.Git(deed.Split(' '));
        }

        AssertLikeGit(deeds);
        var withoutGit = new GitRefs(TestGit.Scripted(scripts, "exit 9")).LookAtBaseAnd(Branch, Root, null);
        Assert.Equal(isAsked, !withoutGit.IsOk);
    }

    [Theory]
    [InlineData("main")]
    [InlineData("dev")]
    [InlineData("origin/dev")]
    [InlineData("HEAD")]
    [InlineData("../../outside")]
    public void A_configured_base_is_that_of_git(string configured)
    {
        sandbox.Git("update-ref", "refs/remotes/origin/dev", "HEAD");
        sandbox.Git("commit", "--allow-empty", "--message", "more");
        File.WriteAllText(Path.Join(sandbox.Root, ".git", "outside"), sandbox.Head + "\n");

        AssertLikeGit("configured", configured);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_happens_to_references_the_answer_is_that_of_git(int seed)
    {
        var random = new Random(seed);
        string[] names =
        [
            "refs/heads/main",
            "refs/heads/master",
            $"refs/heads/{Branch}",
            "refs/remotes/origin/main",
            "refs/heads/main\u2028x",
        ];
        string[] symbolic = ["refs/remotes/origin/HEAD", "refs/heads/master", "refs/heads/main"];
        for (var step = 0; step < 40; step++)
        {
            var name = names[random.Next(names.Length)];
            string[] deed = random.Next(6) switch
            {
                0 => ["commit", "--quiet", "--allow-empty", "--message", "more"],
                1 => ["pack-refs", "--all"],
                2 => ["update-ref", "--no-deref", "-d", name],
                3 => ["symbolic-ref", symbolic[random.Next(symbolic.Length)], names[random.Next(names.Length)]],
                _ => ["update-ref", "--no-deref", name, sandbox.Head],
            };
            // HEAD has to name a commit, and no reference itself.
            sandbox.Git("checkout", "--quiet", "--detach", sandbox.Head);
            try
            {
                sandbox.Git(deed);
            }
            catch (InvalidOperationException)
            {
                continue;
            }

            AssertLikeGit($"seed {seed}, step {step}: {string.Join(' ', deed)}");
        }
    }

    private void AssertLikeGit(string after, string? configured = null)
    {
        var refs = new GitRefs(TestGit.Command);
        var found = refs.LookAtBaseAnd(Branch, Root, configured);
        var expected = refs.DefaultBase(Root.Path, configured);
        Assert.True(found.IsOk == expected.IsOk, $"{after}: {found.Error} instead of {expected.Error}");
        if (found.IsOk)
        {
            Assert.True(expected.Value == found.Value.Base, $"{after}: {found.Value.Base} instead of {expected.Value}");
            Assert.Equal(refs.ReadBranch(Root.Path, Branch).Value, found.Value.Tip);
        }
    }
}
