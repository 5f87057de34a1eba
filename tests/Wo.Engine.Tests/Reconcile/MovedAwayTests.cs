using Wo.Engine.Problems;
using Wo.Engine.Tests.Verbs;
using Wo.TestKit;

namespace Wo.Engine.Tests.Reconcile;

/// <summary>A worktree that was moved to where nothing looks for it is told from one that was removed.</summary>
[Soak]
public sealed class MovedAwayTests : IDisposable
{
    private readonly RunningWork work = new();

    private string Far => work.Sandbox.Surroundings.At("a", "b", "c", "far");

    public void Dispose() => work.Dispose();

    [Fact]
    public void No_second_worktree_is_made_while_the_first_is_somewhere_on_the_disk()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "hard links are not asked for there");
        MoveAway();

        var report = work.Reconcile();

        Assert.False(Directory.Exists(work.Place));
        var finding = Assert.Single(report.Findings, finding => finding.Code == Problem.RunningWithoutWorktree);
        Assert.Contains("it was moved", finding.Message, StringComparison.Ordinal);
        Assert.Contains("worktree repair", finding.NextSteps[0], StringComparison.Ordinal);
        Assert.Contains("it was moved", work.Finish().Error!.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void Telling_git_where_it_is_ends_that()
    {
        MoveAway();

        work.Sandbox.Git("worktree", "repair", Far);
        work.Reconcile();

        Assert.Equal(Far, work.Record.Lease!.Worktree);
        Assert.Contains("unsaved.txt", work.Finish().Error!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_was_removed_is_made_again()
    {
        Directory.Delete(work.Place, recursive: true);

        var report = work.Reconcile();

        Assert.True(File.Exists(Path.Join(work.Place, "work.txt")));
        Assert.DoesNotContain(report.Findings, finding => finding.Code.Level <= ProblemLevel.P1);
    }

    [Fact]
    public void One_that_was_followed_is_told_from_a_removed_one_as_well()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "hard links are not asked for there");
        var beside = Path.Join(Path.GetDirectoryName(work.Place), "beside");
        Directory.Move(work.Place, beside);
        work.Reconcile();

        Directory.CreateDirectory(Path.GetDirectoryName(Far)!);
        Directory.Move(beside, Far);

        Assert.Contains(
            work.Reconcile().Findings,
            found => found.Message.Contains("it was moved", StringComparison.Ordinal)
        );
        Directory.Delete(Far, recursive: true);
        work.Reconcile();
        Assert.True(Directory.Exists(beside));
    }

    [Fact]
    public void One_that_comes_back_beside_the_second_is_explained()
    {
        MoveAway();
        work.Reconcile(force: true);
        Assert.True(Directory.Exists(work.Place));

        var back = Path.Join(Path.GetDirectoryName(work.Place), "back");
        Directory.Move(Far, back);

        foreach (var report in new[] { work.Reconcile(), work.Reconcile(force: true) })
        {
            var finding = Assert.Single(report.Findings, finding => finding.Code == Problem.WorktreeMoved);
            Assert.Contains($"{back} says to be it, too", finding.Message, StringComparison.Ordinal);
        }

        Assert.Equal("in no commit\n", File.ReadAllText(Path.Join(back, "unsaved.txt")));
    }

    private void MoveAway()
    {
        work.Write("unsaved.txt", "in no commit\n");
        Directory.CreateDirectory(Path.GetDirectoryName(Far)!);
        Directory.Move(work.Place, Far);
    }
}
