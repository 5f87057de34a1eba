using Wo.Engine.Git;
using Wo.TestKit;

namespace Wo.Engine.Tests.Git;

public sealed class GitVersionTests : IDisposable
{
    private readonly GitSandbox sandbox = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private StateRoot Root => TestGit.RootOf(sandbox);

    public void Dispose() => sandbox.Dispose();

    [Theory]
    [InlineData("git version 2.39.5\n", "2.39")]
    [InlineData("git version 2.39.5 (Apple Git-154)\n", "2.39")]
    [InlineData("git version 2.47.1.windows.1\n", "2.47")]
    [InlineData("git version 2.55.GIT\n", "2.55")]
    [InlineData("git version 3.0.0-rc1\n", "3.0")]
    [InlineData("git version unknown\n", null)]
    [InlineData("hub version 2.14.2\n", null)]
    [InlineData("", null)]
    public void The_version_is_read_as_every_platform_prints_it(string printed, string? version) =>
        Assert.Equal(version, GitVersion.Parse(printed)?.ToString());

    [Fact]
    public void Versions_compare_by_number()
    {
        Assert.True(new GitVersion(2, 9) < new GitVersion(2, 25));
        Assert.True(new GitVersion(3, 0) > new GitVersion(2, 99));
    }

    [Fact]
    public void A_git_that_is_too_old_is_named_with_the_version_that_is_needed()
    {
        var git = TestGit.Scripted(sandbox.Surroundings, OldGit.Script(version: "2.11.0"));

        var error = git.CheckVersion(sandbox.Root).Error!;

        Assert.Equal(Problem.GitTooOld.Code, error.Code);
        Assert.Contains("git 2.11 is too old", error.Cause, StringComparison.Ordinal);
        Assert.Contains($"git {GitVersion.Oldest} or newer", error.Cause, StringComparison.Ordinal);
        Assert.Equal(["git --version"], error.NextSteps);
    }

    [Theory]
    [InlineData("error: unknown option `no-renames'", 129)]
    [InlineData("fatal: unrecognized argument: --no-renames", 128)]
    [InlineData("git: 'worktree' is not a git command. See 'git --help'.", 1)]
    public void What_git_does_not_understand_is_put_down_to_its_version_where_that_is_too_old(string message, int code)
    {
        var script =
            $"case \"$*\" in *version) echo \"git version $VERSION\"; exit 0;; esac; echo \"{message}\" >&2; exit {code}";
        var old = TestGit.Scripted(
            sandbox.Surroundings,
            "VERSION=2.11.0\n" + script.Replace("`", "\\`", StringComparison.Ordinal)
        );
        Assert.Equal(Problem.GitTooOld.Code, old.Write(sandbox.Root, ["status"], null, Token).Error!.Code);

        var fresh = TestGit.Scripted(
            sandbox.Surroundings,
            "VERSION=2.40.0\n" + script.Replace("`", "\\`", StringComparison.Ordinal)
        );
        Assert.Equal(Problem.GitFailed.Code, fresh.Write(sandbox.Root, ["status"], null, Token).Error!.Code);
    }

    [Fact]
    public void A_version_that_is_not_said_is_not_held_against_git()
    {
        var git = TestGit.Scripted(sandbox.Surroundings, "echo 'a version of my own'");

        Assert.True(git.CheckVersion(sandbox.Root).IsOk);
    }

    [Fact]
    public void A_git_that_understands_everything_is_never_asked_for_its_version()
    {
        var git = TestGit.Scripted(
            sandbox.Surroundings,
            $"echo \"$*\" >> '{sandbox.Surroundings.At("calls")}'; exec git \"$@\""
        );

        new WorktreeProvisioner(git)
            .Provision(Order(), new BaseRef("main", sandbox.Head), null, Token)
            .Value.ToString();

        Assert.DoesNotContain(
            File.ReadAllLines(sandbox.Surroundings.At("calls")),
            call => call.EndsWith("version", StringComparison.Ordinal)
        );
    }

    private WorktreeOrder Order() =>
        new(Root, sandbox.Surroundings.At(".worktrees", "WO-1"), "feat/wo-WO-1", "cafe01") { Id = "WO-1" };
}
