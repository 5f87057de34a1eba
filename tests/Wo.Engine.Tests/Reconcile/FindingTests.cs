using System.Diagnostics;
using Wo.Engine.Reconcile;
using Wo.TestKit;
using static Wo.Engine.Tests.Reconcile.ReconcileFixture;

namespace Wo.Engine.Tests.Reconcile;

/// <summary>What is found, how it is said, and what is nobody's business.</summary>
public sealed class FindingTests
{
    private const string Wo = Scenarios.Wo;

    [Fact]
    public void A_work_order_that_runs_in_another_clone_is_only_mentioned()
    {
        using var tree = new ReconcileFixture();
        Scenarios.All["a work order runs in another clone"].Arrange(tree);

        var finding = Assert.Single(tree.Detect().Findings);

        Assert.Equal((Problem.RunningWithoutLock, ProblemLevel.Info), (finding.Code, finding.Level));
    }

    [Theory]
    [InlineData(WorkOrderState.Failed)]
    [InlineData(WorkOrderState.Partial)]
    public void The_worktree_that_a_next_attempt_starts_from_is_no_finding(WorkOrderState state)
    {
        using var tree = new ReconcileFixture();
        tree.Put(state, Wo);
        tree.Sandbox.Branch($"feat/wo-{Wo}");
        tree.Sandbox.AddWorktree(Path.Join(".worktrees", Wo), $"feat/wo-{Wo}");

        Assert.Empty(tree.Detect().Findings);
    }

    [Theory]
    [InlineData("whole")]
    [InlineData("locked")]
    [InlineData("without its .git")]
    [InlineData("without its .git, locked")]
    [InlineData("without the directory around it")]
    public void What_is_proposed_for_a_worktree_that_is_left_removes_it(string what)
    {
        using var tree = new ReconcileFixture();
        tree.Put(WorkOrderState.Done, Wo);
        tree.Sandbox.Branch($"feat/wo-{Wo}");
        var path = tree.Sandbox.AddWorktree(Path.Join(".worktrees", Wo), $"feat/wo-{Wo}");
        if (what.Contains("without its .git", StringComparison.Ordinal))
        {
            File.Delete(Path.Join(path, ".git"));
        }

        if (what.Contains("without the directory around it", StringComparison.Ordinal))
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }

        if (what.Contains("locked", StringComparison.Ordinal))
        {
            tree.Sandbox.Git("worktree", "lock", "--reason", "mine", path);
        }

        var finding = Assert.Single(tree.Detect().Findings);
        foreach (var step in finding.NextSteps)
        {
            using var shell = Process.Start(
                new ProcessStartInfo("sh", ["-c", step]) { WorkingDirectory = tree.Sandbox.Root }
            )!;
            shell.WaitForExit();
            Assert.True(shell.ExitCode == 0, step);
        }

        Assert.Equal(Problem.WorktreeWithoutRunning, finding.Code);
        Assert.Null(finding.Repair);
        Assert.Empty(tree.Detect().Findings);
        Assert.False(Directory.Exists(path));
    }

    [Fact]
    public void Worktrees_outside_our_naming_and_hidden_files_are_nobodys_business()
    {
        using var tree = new ReconcileFixture();
        tree.Sandbox.Branch("mine");
        tree.Sandbox.AddWorktree("mine", "mine");
        tree.Sandbox.Write("_ctx/jobs/pending/.gitkeep", "");
        tree.Sandbox.Write("_ctx/jobs/pending/.somebody.tmp", "an editor's");

        Assert.Empty(tree.Apply(force: true).Findings);
        Assert.True(File.Exists(tree.Sandbox.Write("_ctx/jobs/pending/.somebody.tmp", "an editor's")));
    }

    [Fact]
    [BadInput(77)]
    public void A_tracked_control_file_is_reported_with_commands_that_survive_a_shell()
    {
        using var tree = new ReconcileFixture();
        Scenarios.All["git tracks a lock"].Arrange(tree);

        var finding = Assert.Single(tree.Detect().Findings);

        Assert.Equal(@"git rm --cached -- '_ctx/jobs/running/it'\''s.lock'", finding.NextSteps[0]);
    }

    [Fact]
    public void A_pipe_named_like_a_work_order_is_reported_and_does_not_block()
    {
        using var tree = new ReconcileFixture();
        using (var made = Process.Start("mkfifo", [tree.PathOf(WorkOrderState.Pending, Wo)]))
        {
            made.WaitForExit();
        }

        var finding = Assert.Single(tree.Detect().Findings);

        Assert.Equal(Problem.ForeignFile, finding.Code);
        Assert.Contains("no regular file", finding.Message, StringComparison.Ordinal);
    }
}
