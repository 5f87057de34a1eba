using Wo.Engine.Problems;
using Wo.Engine.Reconcile;
using Wo.Engine.Tests.Verbs;
using Wo.TestKit;

namespace Wo.Engine.Tests.Reconcile;

/// <summary>
/// Whatever git or a person does to where a worktree lies: the work in it is found again, nothing is made in its place, and
/// the work order can be finished with it.
/// </summary>
[Soak]
public sealed class MovedWorktreeTests
{
    private const string Unsaved = "in no commit\n";

    public static TheoryData<string> Ways => [.. WorktreeMoves.All.Keys];

    [Theory]
    [MemberData(nameof(Ways))]
    public void It_is_followed_with_its_work_and_a_second_run_changes_nothing(string way)
    {
        using var work = new RunningWork();
        work.Write("unsaved.txt", Unsaved);
        var place = WorktreeMoves.All[way](work);

        var report = work.Reconcile();

        Assert.All(report.Outcomes, outcome => Assert.NotEqual(RepairStatus.Failed, outcome.Status));
        Assert.DoesNotContain(report.Findings, finding => finding.Code.Level <= ProblemLevel.P1);
        WorktreeMoves.AssertIsAt(work, place);
        Assert.Equal(Unsaved, File.ReadAllText(Path.Join(place, "unsaved.txt")));
        Assert.Contains("unsaved.txt", GitSandbox.GitIn(place, "status", "--porcelain"), StringComparison.Ordinal);
        var again = work.Reconcile();
        Assert.DoesNotContain(again.Outcomes, outcome => outcome.Status == RepairStatus.Repaired);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void It_is_reported_as_moved_and_as_nothing_else(string way)
    {
        using var work = new RunningWork();
        WorktreeMoves.All[way](work);

        var found = work.Detect().Findings;

        Assert.Equal(
            "WORKTREE_MOVED",
            Assert.Single(found, finding => finding.Code.Level <= ProblemLevel.P1).Code.Name
        );
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Finishing_closes_nothing_without_the_work_that_lies_in_it(string way)
    {
        using var work = new RunningWork();
        work.Write("unsaved.txt", Unsaved);
        var place = WorktreeMoves.All[way](work);

        var error = work.Finish().Error!;

        Assert.Contains(error.Code.Name, new[] { "WORKTREE_MOVED", "WORKTREE_DIRTY" });
        Assert.Equal(WorkOrderState.Running, work.State);
        Assert.Equal(Unsaved, File.ReadAllText(Path.Join(place, "unsaved.txt")));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void After_the_repair_it_is_finished_from_its_new_place_and_removed(string way)
    {
        using var work = new RunningWork();
        var place = WorktreeMoves.All[way](work);
        work.Reconcile();

        var finished = work.Finish();

        Assert.True(finished.IsOk, finished.Error?.ToString());
        Assert.False(Directory.Exists(place), finished.Value.Worktree);
        Assert.Single(work.Sandbox.Git("worktree", "list").Split('\n'));
    }

    [Fact]
    public void What_git_moved_is_finished_without_a_repair_and_the_file_says_where_it_was()
    {
        using var work = new RunningWork();
        WorktreeMoves.All["git moves it"](work);

        var finished = work.Finish();

        Assert.True(finished.IsOk, finished.Error?.ToString());
        Assert.Contains("worktree: ../elsewhere", work.File, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_made_in_the_place_of_one_whose_parent_is_gone_unless_forced()
    {
        using var work = new RunningWork();
        var trees = Path.GetDirectoryName(work.Place)!;
        var disk = Directory.CreateTempSubdirectory();
        Directory.Move(trees, Path.Join(disk.FullName, "unmounted"));
        try
        {
            var report = work.Reconcile();

            Assert.Contains(report.Outcomes, outcome => outcome.Status == RepairStatus.NeedsForce);
            Assert.False(Directory.Exists(trees));
            Assert.Equal(["wo reconcile"], work.Finish().Error!.NextSteps);
            Assert.False(Directory.Exists(trees));
            work.Reconcile(force: true);
            WorktreeMoves.AssertIsAt(work, work.Place);
        }
        finally
        {
            disk.Delete(recursive: true);
        }
    }

    [Fact]
    public void Two_directories_that_both_say_to_be_it_are_left_to_a_person()
    {
        using var work = new RunningWork();
        work.Write("unsaved.txt", Unsaved);
        WorktreeMoves.Forget(work, () => Directory.Move(WorktreeMoves.Hidden(work), work.Place));
        var second = work.Sandbox.Surroundings.At("by hand");
        work.Sandbox.Git("worktree", "add", "--quiet", second, "feat/wo-WO-0001");

        var report = work.Reconcile();

        Assert.Contains(
            report.Outcomes,
            outcome => outcome.Finding.Code.Name == "WORKTREE_MOVED" && outcome.Status == RepairStatus.NeedsForce
        );
        Assert.Equal("WORKTREE_MOVED", work.Finish().Error!.Code.Name);
        work.Reconcile(force: true);
        WorktreeMoves.AssertIsAt(work, second);
        Assert.Equal(Unsaved, File.ReadAllText(Path.Join(work.Place, "unsaved.txt")));
    }

    [Fact]
    public void One_that_a_person_adds_again_elsewhere_is_followed()
    {
        using var work = new RunningWork();
        work.Sandbox.Git("worktree", "remove", "--force", "--force", work.Place);
        var second = work.Sandbox.Surroundings.At("by hand");
        work.Sandbox.Git("worktree", "add", "--quiet", second, "feat/wo-WO-0001");

        work.Reconcile();

        WorktreeMoves.AssertIsAt(work, second);
    }

    [Fact]
    public void Links_that_are_relative_stay_relative()
    {
        using var work = new RunningWork();
        var dotGit = Path.Join(work.Place, ".git");
        File.WriteAllText(dotGit, "gitdir: ../../the repo/.git/worktrees/WO-0001\n");
        var place = WorktreeMoves.All["its directory is renamed"](work);

        work.Reconcile();

        Assert.Equal("gitdir: ../../the repo/.git/worktrees/WO-0001\n", File.ReadAllText(Path.Join(place, ".git")));
        Assert.Equal(
            "../../../../.worktrees/renamed/.git\n",
            File.ReadAllText(Path.Join(work.Sandbox.Root, ".git", "worktrees", "WO-0001", "gitdir"))
        );
    }
}
