using System.Globalization;
using Wo.Engine.Git;
using Wo.Engine.Processes;
using Wo.Engine.Tests.Processes;
using Wo.TestKit;

namespace Wo.Engine.Tests.Git;

[Soak]
public sealed class WorktreeKillTests
{
    /// <summary>Runs git under strace, which kills it at the n-th call, but only where it creates something.</summary>
    private const string KilledGit =
        "case \"$*\" in *'worktree add'*|*'update-ref --create'*) exec strace -f -qq -o /dev/null \"--inject=$WO_CALL:signal=KILL:when=$WO_NTH\" git \"$@\";; esac; exec git \"$@\"";

    [Theory]
    [InlineData("mkdir")]
    [InlineData("write")]
    [InlineData("rename")]
    [InlineData("unlink")]
    [InlineData("chdir")]
    [InlineData("execve")]
    [BadInput(70)]
    public void Git_killed_at_any_call_of_a_kind_leaves_nothing_that_undo_does_not_find(string call)
    {
        Assert.SkipUnless(Child.Run("command -v strace").Succeeded, "strace is not installed");
        using var sandbox = new GitSandbox();
        sandbox.Commit("a directory/a file", "x");
        var start = new BaseRef("main", sandbox.Head);
        var order = new WorktreeOrder(
            TestGit.RootOf(sandbox),
            sandbox.Surroundings.At("wo trees", "WO-1"),
            "feat/wo-WO-1",
            "cafe01"
        )
        {
            Id = "WO-1",
        };
        var script = TemporaryDirectory.WriteScript(sandbox.Surroundings.At("killed-git"), KilledGit);
        var kills = 0;
        for (var nth = 1; ; nth++)
        {
            var environment = TestGit
                .Environment.With("WO_CALL", call)
                .With("WO_NTH", nth.ToString(CultureInfo.InvariantCulture));
            var runner = ProcessRunner.ForThisPlatform(TimeProvider.System);
            var provisioner = new WorktreeProvisioner(new GitCommand(runner, environment) { Program = script });

            if (provisioner.Provision(order, start, null, TestContext.Current.CancellationToken).Error is not { } error)
            {
                break;
            }

            kills++;
            if (call == "unlink" && error.Cause.Contains("could not be undone", StringComparison.Ordinal))
            {
                // The same count killed `git reset` first and then the git that was cleaning up after it, which takes
                // our mark away before anything else. What is left then is named, and only a person can judge it.
                Assert.Contains(order.Path, error.Cause, StringComparison.Ordinal);
                CleanUp(sandbox, order);
                continue;
            }

            Assert.DoesNotContain("could not be undone", error.Cause, StringComparison.Ordinal);
            Assert.False(Directory.Exists(Path.GetDirectoryName(order.Path)), $"{call} {nth}");
            Assert.Equal("refs/heads/main", sandbox.Git("for-each-ref", "--format=%(refname)"));
            Assert.Empty(Directory.GetFiles(sandbox.Root, "*.lock", SearchOption.AllDirectories));
            Assert.Empty(MarkedWorktree.FindAll(order.Root).Value);
            Assert.Single(sandbox.Git("worktree", "list").Split('\n'));
        }

        Assert.NotEqual(0, kills);
    }

    private static void CleanUp(GitSandbox sandbox, WorktreeOrder order)
    {
        Directory.Delete(Path.GetDirectoryName(order.Path)!, recursive: true);
        sandbox.Git("worktree", "prune");
        foreach (var stale in Directory.GetFiles(sandbox.Root, "*.lock", SearchOption.AllDirectories))
        {
            File.Delete(stale);
        }

        sandbox.Git("update-ref", "-d", $"refs/heads/{order.Branch}");
    }
}
