using Wo.Engine.Tests.Processes;
using Wo.Engine.Tests.Verbs;

namespace Wo.Engine.Tests.Gates;

public sealed class PathPolicyTests
{
    [Theory]
    [InlineData("_ctx/jobs/pending/WO-0001.yaml")]
    [InlineData("_ctx/jobs/running/WO-0001.yaml")] // ignored by the policy of many trees, and a double once it is merged
    [InlineData("_ctx/jobs/done/WO-0009.yaml")]
    [InlineData("_ctx/jobs/running/WO-0001.lock")]
    [InlineData("_ctx/backlog/backlog.yaml")]
    [InlineData("_ctx/policy/wo.yaml")]
    public void Work_orders_and_contracts_are_not_changed_on_a_branch(string path)
    {
        using var work = new RunningWork();
        work.Commit(path, "x: 1\n");

        var error = work.Finish().Error!;

        Assert.Equal(Problem.BlockedPaths, error.Code);
        Assert.Equal(path, error.Details[0]);
        Assert.Equal("blocked_paths", work.Verdict.Stage);
        var step = error.NextSteps[0].Replace("…", "take back", StringComparison.Ordinal);
        Assert.True(Child.Run(step).Succeeded, step);
        Assert.Null(work.Finish().Error);
    }

    [Fact]
    public void What_the_policy_does_not_know_is_refused_and_what_it_ignores_is_not()
    {
        using var work = new RunningWork();
        work.Commit("_ctx/session_x.md", "1");
        work.Commit("_ctx/notes.md", "1");
        work.Commit("_ctx/deep/er/notes.md", "1");

        var error = work.Finish().Error!;

        Assert.Equal(Problem.UnknownPaths, error.Code);
        Assert.Equal(["_ctx/deep/er/notes.md", "_ctx/notes.md"], error.Details.Take(2));
    }

    [Fact]
    public void The_file_of_the_tree_decides_and_is_read_where_commands_act()
    {
        using var work = new RunningWork();
        work.Commit("_ctx/notes.md", "1");
        work.Commit("_ctx/dod/more.yaml", "1");
        Put(work, "ignore: ['_ctx/notes.md', '_ctx/dod/**']\nallowlist_contract: []\n");

        Assert.Null(work.Finish().Error);
    }

    [Fact]
    public void A_policy_that_cannot_be_read_lets_nothing_pass()
    {
        using var work = new RunningWork();
        Put(work, "ignore: [1,\n");

        var error = work.Finish().Error!;

        Assert.Equal(Problem.InputInvalid, error.Code);
        Assert.Contains("ctx_finish_ignore.yaml:2", error.Cause, StringComparison.Ordinal);
        Assert.Equal(WorkOrderState.Running, work.State);
    }

    [Fact]
    public void What_is_wrong_with_scope_policy_and_budget_is_told_at_once()
    {
        using var work = new RunningWork(
            "diff_budget: {max_files: 3, max_loc: 100}\n",
            scope: "allow: [work.txt], deny: []"
        );
        work.Commit("_ctx/notes.md", "1");
        work.Commit("_ctx/jobs/pending/WO-0001.yaml", "1");
        work.Commit("other.txt", "1");

        var error = work.Finish().Error!;

        Assert.StartsWith("4 gates said no: ", error.Cause, StringComparison.Ordinal);
        Assert.Equal(
            ["scope", "diff_budget", "blocked_paths", "unknown_paths"],
            work.Verdict.Each("x_failures", "gate")
        );
        Assert.Equal(
            ["SCOPE_VIOLATIONS", "DIFF_BUDGET_EXCEEDED", "BLOCKED_PATHS", "UNKNOWN_PATHS"],
            work.Verdict.Each("x_failures", "code")
        );
    }

    [Theory]
    [InlineData("max_files: 1", null)]
    [InlineData("max_files: 0", "1 files (max_files is 0)")]
    [InlineData("max_loc: 3", null)]
    [InlineData("max_loc: 2", "3 added and removed lines (max_loc is 2)")]
    [InlineData("note: none", null)]
    public void The_budget_counts_files_and_lines_of_what_is_not_ignored(string budget, string? over)
    {
        using var work = new RunningWork($"diff_budget: {{{budget}}}\n", withCommit: false);
        work.Commit("README.md", "1\n2\n");
        work.Commit("_ctx/session_x.md", "1\n2\n3\n4\n5\n");

        var error = work.Finish().Error;

        Assert.Equal(over is null ? null : Problem.DiffBudgetExceeded.Code, error?.Code);
        Assert.Contains(over ?? "", error?.Cause ?? "", StringComparison.Ordinal);
    }

    private static void Put(RunningWork work, string policy)
    {
        var file = work.Workspace.Layout.FinishPolicy.FullPath;
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, policy);
    }
}
