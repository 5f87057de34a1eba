using Wo.Engine.Problems;
using Wo.Engine.Reconcile;
using Wo.Engine.Tests.Git;
using Wo.Engine.Tests.Verbs;
using Wo.Engine.Workspaces;
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

    public static TheoryData<string> Ways => [.. All.Keys];

    /// <summary>How a worktree comes to another place. Each answers where it is then.</summary>
    private static Dictionary<string, Func<RunningWork, string>> All { get; } =
        new()
        {
            ["git moves it"] = work =>
                Elsewhere(
                    work,
                    to => work.Sandbox.Git("worktree", "move", "--force", "--force", work.Place, to),
                    "elsewhere"
                ),
            ["git moves it, unlocked before"] = work =>
            {
                Try(work, "worktree", "unlock", work.Place);
                return Elsewhere(work, to => work.Sandbox.Git("worktree", "move", work.Place, to), "elsewhere");
            },
            ["its directory is renamed"] = work =>
                Elsewhere(work, to => Directory.Move(work.Place, to), ".worktrees/renamed"),
            ["its directory is moved out of its parent"] = work =>
                Elsewhere(work, to => Directory.Move(work.Place, to), "my own place"),
            ["its directory is renamed and git told to repair it"] = work =>
                Elsewhere(
                    work,
                    to =>
                    {
                        Directory.Move(work.Place, to);
                        GitSandbox.GitIn(to, "worktree", "repair");
                    },
                    "repaired"
                ),
            ["the directory around it is renamed"] = work =>
                Elsewhere(
                    work,
                    to => Directory.Move(Path.GetDirectoryName(work.Place)!, Path.GetDirectoryName(to)!),
                    "trees/WO-0001"
                ),
            ["git forgets it while it is hidden"] = work =>
                Elsewhere(work, to => Forget(work, () => Directory.Move(Hidden(work), to)), ".worktrees/WO-0001"),
            ["git forgets it and it comes back beside"] = work =>
                Elsewhere(work, to => Forget(work, () => Directory.Move(Hidden(work), to)), "back/WO-0001"),
        };

    [Theory]
    [MemberData(nameof(Ways))]
    public void It_is_followed_with_its_work_and_a_second_run_changes_nothing(string way)
    {
        using var work = new RunningWork();
        work.Write("unsaved.txt", Unsaved);
        var place = All[way](work);

        var report = new Reconciler(work.Workspace).Apply(force: false, CancellationToken.None).Value;

        Assert.All(report.Outcomes, outcome => Assert.NotEqual(RepairStatus.Failed, outcome.Status));
        Assert.DoesNotContain(report.Findings, finding => finding.Code.Level <= ProblemLevel.P1);
        AssertIsAt(work, place);
        Assert.Equal(Unsaved, File.ReadAllText(Path.Join(place, "unsaved.txt")));
        Assert.Contains("unsaved.txt", GitSandbox.GitIn(place, "status", "--porcelain"), StringComparison.Ordinal);
        var again = new Reconciler(work.Workspace).Apply(force: false, CancellationToken.None).Value;
        Assert.DoesNotContain(again.Outcomes, outcome => outcome.Status == RepairStatus.Repaired);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void It_is_reported_as_moved_and_as_nothing_else(string way)
    {
        using var work = new RunningWork();
        All[way](work);

        var found = new Reconciler(work.Workspace).Detect().Value.Findings;

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
        var place = All[way](work);

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
        var place = All[way](work);
        new Reconciler(work.Workspace).Apply(force: false, CancellationToken.None);

        var finished = work.Finish();

        Assert.True(finished.IsOk, finished.Error?.ToString());
        Assert.False(Directory.Exists(place), finished.Value.Worktree);
        Assert.Single(work.Sandbox.Git("worktree", "list").Split('\n'));
    }

    [Fact]
    public void What_git_moved_is_finished_without_a_repair_and_the_file_says_where_it_was()
    {
        using var work = new RunningWork();
        All["git moves it"](work);

        var finished = work.Finish();

        Assert.True(finished.IsOk, finished.Error?.ToString());
        Assert.Contains("worktree: ../elsewhere", work.File, StringComparison.Ordinal);
    }

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
        AssertIsAt(work, work.Place);
        Assert.DoesNotContain(
            new Reconciler(work.Workspace).Detect().Value.Findings,
            finding => finding.Code.Level <= ProblemLevel.P1
        );
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
            var report = new Reconciler(work.Workspace).Apply(force: false, CancellationToken.None).Value;

            Assert.Contains(report.Outcomes, outcome => outcome.Status == RepairStatus.NeedsForce);
            Assert.False(Directory.Exists(trees));
            Assert.Equal(["wo reconcile"], work.Finish().Error!.NextSteps);
            Assert.False(Directory.Exists(trees));
            new Reconciler(work.Workspace).Apply(force: true, CancellationToken.None);
            AssertIsAt(work, work.Place);
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
        Forget(work, () => Directory.Move(Hidden(work), work.Place));
        var second = work.Sandbox.Surroundings.At("by hand");
        work.Sandbox.Git("worktree", "add", "--quiet", second, "feat/wo-WO-0001");

        var report = new Reconciler(work.Workspace).Apply(force: false, CancellationToken.None).Value;

        Assert.Contains(
            report.Outcomes,
            outcome => outcome.Finding.Code.Name == "WORKTREE_MOVED" && outcome.Status == RepairStatus.NeedsForce
        );
        Assert.Equal("WORKTREE_MOVED", work.Finish().Error!.Code.Name);
        new Reconciler(work.Workspace).Apply(force: true, CancellationToken.None);
        AssertIsAt(work, second);
        Assert.Equal(Unsaved, File.ReadAllText(Path.Join(work.Place, "unsaved.txt")));
    }

    [Fact]
    public void One_that_a_person_adds_again_elsewhere_is_followed()
    {
        using var work = new RunningWork();
        work.Sandbox.Git("worktree", "remove", "--force", "--force", work.Place);
        var second = work.Sandbox.Surroundings.At("by hand");
        work.Sandbox.Git("worktree", "add", "--quiet", second, "feat/wo-WO-0001");

        new Reconciler(work.Workspace).Apply(force: false, CancellationToken.None);

        AssertIsAt(work, second);
    }

    [Fact]
    public void Links_that_are_relative_stay_relative()
    {
        using var work = new RunningWork();
        var dotGit = Path.Join(work.Place, ".git");
        File.WriteAllText(dotGit, "gitdir: ../../the repo/.git/worktrees/WO-0001\n");
        var place = All["its directory is renamed"](work);

        new Reconciler(work.Workspace).Apply(force: false, CancellationToken.None);

        Assert.Equal("gitdir: ../../the repo/.git/worktrees/WO-0001\n", File.ReadAllText(Path.Join(place, ".git")));
        Assert.Equal(
            "../../../../.worktrees/renamed/.git\n",
            File.ReadAllText(Path.Join(work.Sandbox.Root, ".git", "worktrees", "WO-0001", "gitdir"))
        );
    }

    [Fact]
    public void A_running_one_is_locked_in_git_for_its_work_order_and_a_closed_one_is_not()
    {
        using var work = new RunningWork();

        Assert.Contains(
            "locked wo holds WO-0001",
            work.Sandbox.Git("worktree", "list", "--porcelain"),
            StringComparison.Ordinal
        );
        work.Finish(work.Done with { Result = Engine.Verbs.Finish.FinishResult.Failed });
        Assert.DoesNotContain("locked", work.Sandbox.Git("worktree", "list", "--porcelain"), StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_lost_its_lock_gets_it_again_and_the_lock_of_a_user_stays()
    {
        using var work = new RunningWork();
        Try(work, "worktree", "unlock", work.Place);
        new Reconciler(work.Workspace).Apply(force: false, CancellationToken.None);
        Assert.Contains("wo holds", work.Sandbox.Git("worktree", "list", "--porcelain"), StringComparison.Ordinal);

        work.Sandbox.Git("worktree", "unlock", work.Place);
        work.Sandbox.Git("worktree", "lock", "--reason", "on a stick", work.Place);
        var report = new Reconciler(work.Workspace).Apply(force: false, CancellationToken.None).Value;

        Assert.DoesNotContain(report.Outcomes, outcome => outcome.Status == RepairStatus.Repaired);
        Assert.Contains("on a stick", work.Sandbox.Git("worktree", "list", "--porcelain"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_partial_one_is_taken_again_where_git_moved_its_worktree()
    {
        using var work = new RunningWork();
        work.Finish(work.Done with { Result = Engine.Verbs.Finish.FinishResult.Partial });
        var place = All["git moves it, unlocked before"](work);

        var taken = new Engine.Verbs.Take.TakeWorkOrder(work.Workspace).Run(
            new Engine.Verbs.Take.TakeRequest(work.Id, RunningWork.Alice),
            CancellationToken.None
        );

        Assert.True(taken.IsOk, taken.Error?.ToString());
        AssertIsAt(work, place);
    }

    [Fact]
    public void A_partial_one_whose_directory_was_renamed_gets_no_second_worktree()
    {
        using var work = new RunningWork();
        work.Finish(work.Done with { Result = Engine.Verbs.Finish.FinishResult.Partial });
        var place = All["its directory is renamed"](work);
        var take = new Engine.Verbs.Take.TakeWorkOrder(work.Workspace);
        var request = new Engine.Verbs.Take.TakeRequest(work.Id, RunningWork.Alice);

        Assert.Equal("WORKTREE_MOVED", take.Run(request, CancellationToken.None).Error!.Code.Name);
        new Reconciler(work.Workspace).Apply(force: false, CancellationToken.None);
        Assert.True(take.Run(request, CancellationToken.None).IsOk);

        AssertIsAt(work, place);
    }

    private static void AssertIsAt(RunningWork work, string place)
    {
        Assert.Equal(place, work.Record.Lease!.Worktree);
        Assert.Contains(
            $"worktree: {work.Workspace.Naming.ToValue(place)}\n",
            work.File.Replace("'", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        var listed = work.Sandbox.Git("worktree", "list", "--porcelain");
        Assert.Contains($"worktree {place}\n", listed, StringComparison.Ordinal);
        Assert.Equal(2, listed.Split('\n').Count(line => line.StartsWith("worktree ", StringComparison.Ordinal)));
        Assert.Equal("feat/wo-WO-0001", GitSandbox.GitIn(place, "branch", "--show-current"));
        Assert.Contains("locked wo holds WO-0001", listed, StringComparison.Ordinal);
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

    private static string Elsewhere(RunningWork work, Action<string> move, string to)
    {
        var place = work.Sandbox.Surroundings.At(to.Split('/'));
        if (Path.GetFileName(Path.GetDirectoryName(place)) is not "trees" and not ".worktrees")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        }

        move(place);
        return place;
    }

    /// <summary>Hides the directory, has git prune its entry, and puts it back in some way.</summary>
    private static void Forget(RunningWork work, Action putBack)
    {
        Try(work, "worktree", "unlock", work.Place);
        Directory.Move(work.Place, Hidden(work));
        work.Sandbox.Git("worktree", "prune");
        if (!Directory.Exists(work.Place))
        {
            putBack();
        }
    }

    private static string Hidden(RunningWork work) => work.Sandbox.Surroundings.At("hidden");

    private static void Try(RunningWork work, params string[] arguments)
    {
        try
        {
            work.Sandbox.Git(arguments);
        }
        catch (InvalidOperationException)
        {
            // It was not locked.
        }
    }
}
