using Wo.Engine.Processes;
using Wo.Engine.Tests.Git;
using Wo.Engine.Tests.Processes;
using Wo.Engine.Tests.Verbs;
using Wo.Engine.Verbs;
using Wo.TestKit;

namespace Wo.Engine.Tests.Gates;

/// <summary>Done is what has a commit, on the branch that the work order names; where it lies elsewhere, the answer leads there.</summary>
[Soak]
public sealed class OwnCommitsTests
{
    private const string Reason = "nothing had to be changed";

    [Theory]
    [InlineData("true")]
    [InlineData("git merge -q --ff-only main")] // the commits of others
    [InlineData("git commit -q --allow-empty -m x; git reset -q --hard main")] // its own are gone, and are named
    public void A_branch_without_a_commit_of_its_own_is_not_done(string change)
    {
        using var work = Untouched();
        work.Sandbox.Commit("of-others.txt", "x\n");
        In(work.Place, change);

        var error = work.Finish().Error!;

        Assert.Equal(Problem.NoCommits, error.Code);
        Assert.Equal((WorkOrderState.Running, "own_commits"), (work.State, work.Verdict.Stage));
    }

    [Fact]
    public void Commits_made_on_the_base_branch_itself_are_named_and_it_can_be_closed_without_any()
    {
        using var work = Untouched();
        work.Sandbox.Write("src/it.txt", "x\n");
        work.Sandbox.Git("add", "src/it.txt");
        work.Sandbox.Git("commit", "--quiet", "--message", "Do it in the wrong place");

        var error = work.Finish().Error!;

        Assert.Contains(
            $"1 commit made in {work.Sandbox.Root} since it was taken is on main",
            error.Cause,
            StringComparison.Ordinal
        );
        Assert.Contains("Do it in the wrong place", Assert.Single(error.Details), StringComparison.Ordinal);
        Assert.Contains("--allow-empty", Assert.Single(error.NextSteps), StringComparison.Ordinal);
    }

    [Fact]
    public void Merging_the_work_of_others_is_no_work_of_this_one()
    {
        using var work = Untouched();
        In(work.Sandbox.Root, "git switch -q -c other; git commit -q --allow-empty -m theirs; git switch -q main");
        In(work.Sandbox.Root, "git merge -q --no-ff -m 'Merge it' other; git branch -q -D other");

        Assert.EndsWith("since main", work.Finish().Error!.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_done_all_the_same_where_a_reason_says_why_and_the_reason_is_kept()
    {
        using var work = Untouched();
        var step = Assert.Single(work.Finish().Error!.NextSteps);
        Assert.Equal($"wo finish WO-0001 --allow-empty --reason \"…\" --summary '{RunningWork.Summary}'", step);

        var finished = work.Finish(work.Done with { AllowEmpty = Override.Because("--allow-empty", Reason).Value });

        Assert.Null(finished.Error);
        Assert.Contains($"gate: 'own_commits', reason: '{Reason}'", work.File, StringComparison.Ordinal);
        Assert.Contains(Reason, work.SessionLog, StringComparison.Ordinal);
        Assert.Contains(Reason, File.ReadAllText(work.VerdictPath), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("git merge -q --ff-only feat/wo-WO-0001")]
    [InlineData("git merge -q --no-ff -m 'Merge it' feat/wo-WO-0001")]
    public void Work_that_was_merged_before_it_is_finished_is_its_own_still(string merge)
    {
        using var work = Untouched();
        work.Commit("work.txt", "done\n");
        In(work.Sandbox.Root, merge);

        Assert.Null(work.Finish().Error);
    }

    [Fact]
    public void Work_that_was_rebased_and_then_merged_is_its_own_still()
    {
        using var work = Untouched();
        work.Commit("work.txt", "done\n");
        work.Sandbox.Commit("of-others.txt", "x\n");
        In(work.Place, "git rebase -q main");
        In(work.Sandbox.Root, "git merge -q --ff-only feat/wo-WO-0001");

        Assert.Null(work.Finish().Error);
    }

    [Theory]
    [InlineData("git switch -q -c mine", "mine is checked out")]
    [InlineData("git switch -q --detach", "HEAD is detached")]
    [InlineData("git branch -m renamed", "renamed is checked out")]
    [InlineData("git switch -q -c \"it's-mine\"", "it's-mine is checked out")]
    public void Commits_made_elsewhere_are_named_and_the_proposed_step_brings_them_to_the_branch(
        string leave,
        string found
    )
    {
        using var work = Untouched();
        In(work.Place, leave);
        work.Commit("work.txt", "done\n");
        work.Commit("more.txt", "done\n");
        var made = work.Head;

        var error = work.Finish().Error!;

        Assert.Equal(Problem.WorktreeUnusable, error.Code);
        Assert.Contains(found, error.Cause, StringComparison.Ordinal);
        Assert.Contains("2 commits there would be left out", error.Cause, StringComparison.Ordinal);
        Assert.Contains(error.Details, detail => detail.EndsWith(" Write more.txt", StringComparison.Ordinal));
        In(work.Sandbox.Root, error.NextSteps[0]);
        Assert.Equal(made, work.Head);
        Assert.Null(work.Finish().Error);
    }

    [Fact]
    public void Both_sides_of_a_branch_that_was_left_are_kept()
    {
        using var work = Untouched();
        work.Commit("first.txt", "x\n");
        In(work.Place, "git switch -q -c mine main");
        work.Commit("second.txt", "x\n");

        In(work.Sandbox.Root, work.Finish().Error!.NextSteps[0]);

        Assert.Null(work.Finish().Error);
        Assert.Equal("x", GitSandbox.GitIn(work.Sandbox.Root, "show", "feat/wo-WO-0001:first.txt"));
        Assert.Equal("x", GitSandbox.GitIn(work.Sandbox.Root, "show", "feat/wo-WO-0001:second.txt"));
    }

    [Theory]
    [InlineData("git switch -q -c mine")]
    [InlineData("git switch -q --detach")]
    public void Commits_that_a_switch_left_behind_are_found_again(string leave)
    {
        using var work = Untouched();
        In(work.Place, leave);
        work.Commit("work.txt", "done\n");
        var made = work.Head;
        In(work.Place, "git switch -q feat/wo-WO-0001");

        var error = work.Finish().Error!;

        Assert.Equal(Problem.NoCommits, error.Code);
        Assert.DoesNotContain(error.NextSteps, step => step.Contains("--allow-empty", StringComparison.Ordinal));
        In(work.Sandbox.Root, error.NextSteps[0]);
        Assert.Equal(made, work.Head);
        Assert.Null(work.Finish().Error);
    }

    [Fact]
    public void Commits_made_in_another_checkout_meanwhile_are_found()
    {
        using var work = Untouched();
        In(
            work.Sandbox.Root,
            "git switch -q -c aside; GIT_COMMITTER_DATE=\"$(date -R)\" git commit -q --allow-empty -m 'Work aside'; git switch -q main"
        );

        var error = work.Finish().Error!;

        Assert.Contains("are on aside", error.Cause, StringComparison.Ordinal);
        In(work.Sandbox.Root, error.NextSteps[0]);
        Assert.Null(work.Finish().Error);
    }

    [Fact]
    public void A_branch_that_another_worktree_has_checked_out_is_set_free_first()
    {
        using var work = Untouched();
        In(work.Place, "git switch -q -c mine");
        work.Commit("work.txt", "done\n");
        In(work.Sandbox.Root, "git switch -q feat/wo-WO-0001");

        In(work.Sandbox.Root, work.Finish().Error!.NextSteps[0]);

        Assert.Null(work.Finish().Error);
    }

    [Fact]
    public void Work_in_the_main_worktree_is_its_own_from_when_it_was_taken()
    {
        using var work = new RunningWork(RunningWork.Verify("true"), noWorktree: true);
        Assert.Equal(Problem.NoCommits, work.Finish().Error?.Code);

        In(work.Place, "GIT_COMMITTER_DATE=\"$(date -R)\" git commit -q --allow-empty -m 'Work here'");

        Assert.Null(work.Finish().Error);
    }

    [Theory]
    [InlineData(
        "echo a > c.txt; git add c.txt; git commit -q -m a; git switch -q -c side HEAD~; echo b > c.txt; git add c.txt; git commit -q -m b; git rebase -q feat/wo-WO-0001 || true"
    )]
    [InlineData(
        "echo a > c.txt; git add c.txt; git commit -q -m a; git switch -q -c side HEAD~; echo b > c.txt; git add c.txt; git commit -q -m b; git switch -q feat/wo-WO-0001; git merge -q side || true"
    )]
    public void Nothing_is_proposed_that_would_end_a_merge_or_a_rebase_unseen(string change)
    {
        using var work = Untouched();
        In(work.Place, change);

        var error = work.Finish().Error!;

        Assert.NotEmpty(error.NextSteps);
        Assert.All(error.NextSteps, step => Assert.EndsWith(" status", step, StringComparison.Ordinal));
    }

    private static RunningWork Untouched() => new(RunningWork.Verify("true"), withCommit: false);

    private static void In(string directory, string script)
    {
        var outcome = Child.Run(
            new ProcessRequest("bash", ["-ec", script], directory)
            {
                Environment = TestGit.Environment.With("GIT_EDITOR", "false"),
            }
        );
        Assert.True(outcome.Succeeded, $"{script}: {outcome.Output}{outcome.Error}");
    }
}
