using Wo.Engine.Problems;
using Wo.Engine.Reconcile;
using Wo.Engine.Tests.Git;
using Wo.Engine.Tests.Verbs;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Reconcile;

/// <summary>A repository that moves, or is copied, goes on with the worktrees that are its own.</summary>
[Soak]
public sealed class MovedRepositoryTests
{
    private const string Unsaved = "in no commit\n";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_repository_that_moves_with_its_worktrees_goes_on(bool isAlone)
    {
        using var work = new RunningWork();
        work.Write("unsaved.txt", Unsaved);
        var around = work.Sandbox.Surroundings.At("moved");
        Directory.CreateDirectory(around);
        Directory.Move(work.Sandbox.Root, Path.Join(around, "the repo"));
        if (!isAlone)
        {
            Directory.Move(work.Sandbox.Surroundings.At(".worktrees"), Path.Join(around, ".worktrees"));
        }

        var workspace = OpenAt(work, Path.Join(around, "the repo"));
        var report = new Reconciler(workspace).Apply(force: false, CancellationToken.None).Value;

        Assert.DoesNotContain(report.Findings, finding => finding.Code.Level <= ProblemLevel.P1);
        var place = isAlone ? work.Place : Path.Join(around, ".worktrees", "WO-0001");
        Assert.Equal(place, workspace.Control.Read(work.Id).Value.Lease!.Worktree);
        Assert.Equal(Unsaved, File.ReadAllText(Path.Join(place, "unsaved.txt")));
        Assert.Contains("unsaved.txt", GitSandbox.GitIn(place, "status", "--porcelain"), StringComparison.Ordinal);
        Assert.Equal(Directory.Exists(work.Sandbox.Surroundings.At(".worktrees", "WO-0001")), isAlone);
        GitSandbox.GitIn(place, "clean", "--quiet", "--force");
        Assert.True(work.Finish(workspace: workspace).IsOk);
    }

    [Fact]
    public void A_copied_repository_takes_its_own_copy_and_leaves_the_first_one_alone()
    {
        using var work = new RunningWork();
        var around = work.Sandbox.Surroundings.At("copied");
        Directory.CreateDirectory(around);
        foreach (var part in new[] { "the repo", ".worktrees" })
        {
            System.Diagnostics.Process.Start("cp", ["-a", work.Sandbox.Surroundings.At(part), around]).WaitForExit();
        }

        var workspace = OpenAt(work, Path.Join(around, "the repo"));
        new Reconciler(workspace).Apply(force: false, CancellationToken.None);

        Assert.True(work.Finish(workspace: workspace).IsOk);
        Assert.False(Directory.Exists(Path.Join(around, ".worktrees", "WO-0001")));
        WorktreeMoves.AssertIsAt(work, work.Place);
        Assert.DoesNotContain(work.Detect().Findings, finding => finding.Code.Level <= ProblemLevel.P1);
    }

    private static Workspace OpenAt(RunningWork work, string root) =>
        new(
            new Engine.Git.StateRoot(root, Path.Join(root, ".git"), root),
            TestGit.Command,
            work.Files,
            TimeProvider.System,
            LockingPolicy.Default,
            work.Settings,
            new RandomTokens()
        );
}
