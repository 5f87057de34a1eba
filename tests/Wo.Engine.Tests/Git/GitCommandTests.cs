using Wo.Engine.Configuration;
using Wo.Engine.Git;
using Wo.Engine.Processes;
using Wo.Engine.Tests.Processes;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Git;

public sealed class GitCommandTests
{
    private static readonly CancellationToken AskedToStop = new(canceled: true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GIT_DIR")]
    [InlineData("GIT_WORK_TREE")]
    [InlineData("GIT_INDEX_FILE")]
    [InlineData("GIT_OBJECT_DIRECTORY")]
    [InlineData("GIT_ALTERNATE_OBJECT_DIRECTORIES")]
    [InlineData("GIT_COMMON_DIR")]
    [InlineData("GIT_NAMESPACE")]
    [InlineData("GIT_PREFIX")]
    [InlineData("GIT_CEILING_DIRECTORIES")]
    [InlineData("GIT_CONFIG")]
    [InlineData("GIT_CONFIG_PARAMETERS")]
    [InlineData("GIT_CONFIG_COUNT")]
    [InlineData("GIT_CONFIG_KEY_0")]
    [InlineData("GIT_REPLACE_REF_BASE")]
    [InlineData("GIT_SHALLOW_FILE")]
    [InlineData("GIT_INVENTED_IN_2030")]
    public void A_variable_that_could_redirect_git_does_not_reach_it(string name)
    {
        using var directory = new TemporaryDirectory();
        var inherited = TestGit.Environment.With(name, "/elsewhere");

        Assert.DoesNotContain(name, GitEnvironment.Scrub(inherited).Variables.Keys);
    }

    [Fact]
    public void Identity_and_the_choice_of_user_configuration_are_kept()
    {
        var kept = GitEnvironment.Scrub(TestGit.Environment).Variables;

        Assert.All(GitSandbox.Settings, setting => Assert.Equal(setting.Value, kept[setting.Key]));
    }

    [Fact]
    [BadInput(73)]
    public void An_exported_repository_does_not_hide_the_one_we_ask_about()
    {
        using var asked = new GitSandbox();
        using var exported = new GitSandbox();
        exported.Commit("other", "x");
        var git = TestGit.With(
            TestGit
                .Environment.With("GIT_DIR", Path.Join(exported.Root, ".git"))
                .With("GIT_WORK_TREE", exported.Root)
                .With("GIT_INDEX_FILE", Path.Join(exported.Root, ".git", "index"))
        );

        Assert.Equal(asked.Head, new GitRefs(git).Head(asked.Root).Value);
        Assert.Empty(new GitChanges(git).Status(asked.Root).Value);
    }

    [Fact]
    public void A_reading_command_leaves_locks_alone_and_a_writing_one_syncs_everything()
    {
        using var directory = new TemporaryDirectory();
        var git = TestGit.Scripted(
            directory,
            "echo \"locks=$GIT_OPTIONAL_LOCKS prompt=$GIT_TERMINAL_PROMPT lc=$LC_MESSAGES $*\" >> log"
        );

        Assert.True(git.Read(directory.Path, ["status"], Token).IsOk);
        Assert.True(git.Write(directory.Path, ["update-ref"], null, Token).IsOk);

        var log = File.ReadAllLines(directory.At("log"));
        Assert.Equal(
            "locks=0 prompt=0 lc=C -c core.fsmonitor= -c core.quotePath=false -c i18n.logOutputEncoding=UTF-8 status",
            log[0]
        );
        Assert.StartsWith("locks= prompt=0 lc=C -c core.fsmonitor= ", log[1], StringComparison.Ordinal);
        Assert.Contains("-c core.fsync=all ", log[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ISO-8859-1")]
    [InlineData("UTF-16LE")]
    public void Texts_of_commits_are_read_as_they_are_whatever_encoding_is_set_for_them(string encoding)
    {
        using var sandbox = new GitSandbox();
        sandbox.Git("commit", "--quiet", "--allow-empty", "--message", "Grüße");
        sandbox.Git("config", "i18n.logOutputEncoding", encoding);

        Assert.Equal("Grüße\n", TestGit.Command.Read(sandbox.Root, ["log", "-1", "--format=%s"], Token).Value);
    }

    [Fact]
    public void The_error_says_what_git_said()
    {
        using var sandbox = new GitSandbox();

        var error = TestGit.Command.Read(sandbox.Root, ["show", "--end-of-options", "no-such-thing"], Token).Error!;

        Assert.Equal(Problem.GitFailed.Code, error.Code);
        Assert.StartsWith("git show: fatal: ", error.Cause, StringComparison.Ordinal);
        Assert.Contains("no-such-thing", error.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_directory_outside_any_repository_is_told_from_other_failures()
    {
        using var directory = new TemporaryDirectory();

        var error = TestGit.Command.Read(directory.Path, ["rev-parse", "HEAD"], Token).Error!;

        Assert.Equal(Problem.NoRepository.Code, error.Code);
        Assert.Contains(directory.Path, error.Cause, StringComparison.Ordinal);
    }

    [Fact]
    [BadInput(58)]
    public void A_missing_git_is_said_plainly()
    {
        var git = new GitCommand(new ProcessRunner(TimeProvider.System), TestGit.Environment)
        {
            Program = "no-git-here",
        };

        var error = git.Read("/", ["status"], Token).Error!;

        Assert.Equal(Problem.NoRepository.Code, error.Code);
        Assert.Contains("not installed", error.Cause, StringComparison.Ordinal);
    }

    [Fact]
    [BadInput(59)]
    public void A_git_that_hangs_is_ended_and_reported()
    {
        using var directory = new TemporaryDirectory();
        var git = TestGit.Scripted(directory, "sleep 1000", new LeapingClock(TimeSpan.FromDays(1)));

        var error = git.Read(directory.Path, ["status"], Token).Error!;

        Assert.Equal(Problem.GitFailed.Code, error.Code);
        Assert.Contains("git status", error.Cause, StringComparison.Ordinal);
        Assert.Contains("did not end in time", error.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void A_git_that_hangs_while_it_looks_is_given_up_once_somebody_asked_to_stop()
    {
        using var directory = new TemporaryDirectory();
        var git = TestGit.Scripted(directory, "sleep 1000", TimeSpan.FromMilliseconds(1), AskedToStop);

        var error = git.Read(directory.Path, ["status"], Token).Error!;

        Assert.Equal(Problem.Interrupted.Code, error.Code);
    }

    [Fact]
    public void A_git_that_looks_is_waited_for_after_somebody_asked_to_stop_as_undoing_needs_it()
    {
        using var directory = new TemporaryDirectory();
        var git = TestGit.Scripted(directory, "echo here", TimeSpan.FromDays(1), AskedToStop);

        Assert.Equal("here\n", git.Read(directory.Path, ["status"], Token).Value);
    }

    [Fact]
    public void An_interrupted_git_is_an_interruption_not_a_failure()
    {
        using var sandbox = new GitSandbox();

        var error = TestGit.Command.Read(sandbox.Root, ["status"], new CancellationToken(canceled: true)).Error!;

        Assert.Equal(Problem.Interrupted.Code, error.Code);
    }

    [Fact]
    [BadInput(74)]
    public void A_repository_that_git_does_not_trust_is_reported_with_the_command_that_trusts_it()
    {
        Assert.SkipUnless(Environment.UserName == "root", "only root can give a directory to somebody else");
        using var sandbox = new GitSandbox();
        Assert.True(Child.Run("chown 12345 \"$1\" \"$1/.git\"", sandbox.Root).Succeeded);

        var error = TestGit.Command.Read(sandbox.Root, ["rev-parse", "HEAD"], Token).Error!;

        Assert.Equal(Problem.GitFailed.Code, error.Code);
        Assert.Equal([$"git config --global --add safe.directory '{sandbox.Root}'"], error.NextSteps);
    }
}
