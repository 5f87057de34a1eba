using Wo.Engine.Processes;
using Wo.Engine.Tests.Git;
using Wo.Engine.Tests.Processes;
using Wo.Engine.Tests.Verbs;
using Wo.TestKit;

namespace Wo.Engine.Tests.Gates;

public sealed class ScopeGateTests
{
    private const string Narrow = "allow: ['src/**', work.txt], deny: ['src/secret/**']";

    [Fact]
    public void Changes_within_the_scope_are_done()
    {
        using var work = new RunningWork(scope: Narrow);
        work.Commit("src/a.txt", "1");

        Assert.Null(work.Finish().Error);
    }

    [Fact]
    public void Each_file_outside_the_scope_is_named_with_the_reason_and_can_be_taken_back_as_printed()
    {
        using var work = new RunningWork(scope: Narrow);
        work.Commit("other's.txt", "1");
        work.Commit("src/secret/key", "1");
        work.Commit("README.md", "changed");

        var error = work.Finish().Error!;

        Assert.Equal(Problem.ScopeViolations, error.Code);
        Assert.Equal(ErrorClass.Negative, error.Code.Class);
        Assert.Equal(
            ["README.md: not allowed", "other's.txt: not allowed", "src/secret/key: denied"],
            error.Details.Take(3)
        );
        Assert.Equal(("FAIL", "scope"), (work.Verdict.Status, work.Verdict.Stage));
        Assert.True(Child.Run(GivenName(error.NextSteps[0])).Succeeded);
        Assert.Null(work.Finish().Error);
    }

    [Fact]
    public void A_commit_that_is_replaced_here_is_judged_as_others_will_get_it()
    {
        using var work = new RunningWork(scope: Narrow);
        work.Commit("other.txt", "1");
        var evil = GitSandbox.GitIn(work.Place, "rev-parse", "HEAD").Trim();
        GitSandbox.GitIn(work.Place, "checkout", "--quiet", "--detach", "HEAD~1");
        GitSandbox.GitIn(work.Place, "commit", "--quiet", "--allow-empty", "--message", "Nothing");
        var harmless = GitSandbox.GitIn(work.Place, "rev-parse", "HEAD").Trim();
        GitSandbox.GitIn(work.Place, "replace", evil, harmless);
        GitSandbox.GitIn(work.Place, "checkout", "--quiet", work.Taken.Lease.Branch!);

        Assert.Equal(Problem.ScopeViolations, work.Finish().Error?.Code);
    }

    [Fact]
    public void Nothing_is_proposed_that_would_overwrite_what_is_in_no_commit()
    {
        using var work = new RunningWork(scope: Narrow);
        work.Commit("other.txt", "1");
        work.Write("other.txt", "more");

        var error = work.Finish().Error!;

        Assert.Contains("scope: 1 file that", string.Join('\n', error.Details), StringComparison.Ordinal);
        Assert.DoesNotContain("restore", string.Join('\n', error.NextSteps), StringComparison.Ordinal);
    }

    [Fact]
    public void A_renamed_file_counts_on_both_sides_and_a_mode_or_a_submodule_as_a_change()
    {
        using var work = new RunningWork(scope: Narrow);
        Directory.CreateDirectory(Path.Join(work.Place, "src"));
        Git(work, "mv", "README.md", "src/README.md");
        Git(work, "commit", "--quiet", "--message", "rename");
        Git(work, "update-index", "--add", "--cacheinfo", $"160000,{work.Head},lib");
        Git(work, "commit", "--quiet", "--message", "submodule");

        var error = work.Finish().Error!;

        Assert.Equal(["README.md: not allowed", "lib: not allowed"], Scope(error.Details));
    }

    [Fact]
    public void Names_with_newlines_and_other_bytes_are_told_as_git_tells_them()
    {
        using var work = new RunningWork(scope: Narrow);
        var named = Child.Run(
            "cd \"$1\" && echo x > \"$(printf 'a\\nb')\" && echo x > \"$(printf '\\377')\" && mkdir src && echo x > \"$(printf 'src/\\377')\"",
            work.Place
        );
        Assert.True(named.Succeeded, named.Error);
        Git(work, "add", "--all");
        Git(work, "commit", "--quiet", "--message", "odd");

        var error = work.Finish().Error!;

        Assert.Equal(["\"a\\nb\": not allowed", "\"\\377\": not allowed"], Scope(error.Details));
        Assert.StartsWith("git -C ", error.NextSteps[0], StringComparison.Ordinal);
        Assert.True(Child.Run(error.NextSteps[0]).Succeeded);
    }

    [Theory]
    [InlineData("/etc/passwd", true)]
    [InlineData("../../elsewhere", true)]
    [InlineData("../src/other.txt", false)]
    [InlineData("missing/../../README.md", false)]
    [InlineData("up/../x", true)] // up leads to the top, and what is above that is outside
    [InlineData("self", false)]
    [InlineData("../.git", true)]
    public void A_link_that_leaves_the_repository_is_denied_wherever_it_is_allowed(string target, bool isOutside)
    {
        using var work = new RunningWork();
        Directory.CreateDirectory(Path.Join(work.Place, "src"));
        File.CreateSymbolicLink(Path.Join(work.Place, "src", "up"), "..");
        File.CreateSymbolicLink(Path.Join(work.Place, "src", "self"), target);
        Git(work, "add", "--all");
        Git(work, "commit", "--quiet", "--message", "links");

        var error = work.Finish().Error;

        Assert.Equal(isOutside ? Problem.ScopeViolations.Code : null, error?.Code);
        if (isOutside)
        {
            Assert.Equal($"src/self: a symbolic link that leaves the repository: {target}", error!.Details[0]);
        }
    }

    [Fact]
    public void Work_that_is_merged_already_is_judged_from_where_it_began()
    {
        using var work = new RunningWork(scope: Narrow);
        work.Commit("other.txt", "1");
        work.Sandbox.Commit("theirs.txt", "1");
        work.Sandbox.Git("merge", "--quiet", "--no-edit", "feat/wo-WO-0001");
        work.Sandbox.Commit("later.txt", "1");

        Assert.Equal(["other.txt: not allowed"], Scope(work.Finish().Error!.Details));

        work.Sandbox.Git("reset", "--quiet", "--hard", "HEAD~2");
        work.Sandbox.Git("reset", "--quiet", "--hard", "feat/wo-WO-0001");
        Assert.Equal(["other.txt: not allowed"], Scope(work.Finish().Error!.Details));
    }

    [Fact]
    public void Globs_below_the_top_begin_at_the_state_root()
    {
        using var work = new RunningWork(
            scope: "allow: ['src/**', /work.txt, /docs/], deny: []",
            below: "services/one"
        );
        work.Commit("services/one/src/a", "1");
        work.Commit("docs/a", "1");
        work.Commit("src/a", "1");

        Assert.Equal(["src/a: not allowed"], Scope(work.Finish().Error!.Details));
    }

    [Fact]
    public void A_scope_that_allows_everything_does_so_until_its_override_expires()
    {
        using var work = new RunningWork();
        var file = Path.Join(work.StateRoot, "_ctx", "jobs", "running", "WO-0001.yaml");
        File.WriteAllText(file, File.ReadAllText(file).Replace("9999-12-31", "2020-01-01", StringComparison.Ordinal));

        var error = work.Finish().Error!;

        Assert.Equal(Problem.ScopeViolations, error.Code);
        Assert.Contains("its override expired (2020-01-01)", error.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Work_without_a_scope_is_done_with_a_warning()
    {
        using var work = new RunningWork(RunningWork.Verify("true"));
        var file = Path.Join(work.StateRoot, "_ctx", "jobs", "running", "WO-0001.yaml");
        File.WriteAllLines(
            file,
            File.ReadAllLines(file).Where(line => !line.StartsWith("scope:", StringComparison.Ordinal))
        );

        Assert.Contains("has no scope", Assert.Single(work.Finish().Value.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Work_in_the_state_root_brings_what_commands_change_there_and_is_held_to_its_scope()
    {
        using var work = new RunningWork(scope: Narrow, noWorktree: true);
        const string Commit = "GIT_COMMITTER_DATE=\"$(date -R)\" git commit -q -m one";
        const string Script =
            $"git add _ctx/jobs/running/WO-0001.yaml; {Commit}; mkdir src; echo 1 > src/a; git add src; {Commit}; "
            + $"echo 1 > other.txt; git add other.txt; {Commit}";
        var made = Child.Run(
            new ProcessRequest("bash", ["-ec", Script], work.Place) { Environment = TestGit.Environment }
        );
        Assert.True(made.Succeeded, made.Error);

        Assert.Equal(["other.txt: not allowed"], Scope(work.Finish().Error!.Details));

        work.Sandbox.Git("reset", "--quiet", "--hard", "HEAD~1");
        Assert.Null(work.Finish().Error);
    }

    [Fact]
    public void An_empty_scope_allows_nothing()
    {
        using var work = new RunningWork(scope: "allow: [], deny: []");

        Assert.Equal(["work.txt: not allowed"], Scope(work.Finish().Error!.Details));
    }

    private static IEnumerable<string> Scope(IEnumerable<string> details) =>
        details.Where(line => line.EndsWith("allowed", StringComparison.Ordinal));

    private static string GivenName(string step) => step.Replace("…", "take back", StringComparison.Ordinal);

    private static void Git(RunningWork work, params string[] arguments) => GitSandbox.GitIn(work.Place, arguments);
}
