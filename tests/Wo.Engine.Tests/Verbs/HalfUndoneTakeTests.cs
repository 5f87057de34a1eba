using Wo.Engine.Problems;
using Wo.Engine.Reconcile;
using Wo.Engine.Tests.Git;
using Wo.Engine.Verbs.Take;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Verbs;

/// <summary>
/// A take whose git dies while it undoes what it made. What could not be undone stays on record, so that reconcile ends
/// it without a person.
/// </summary>
[Soak]
public sealed class HalfUndoneTakeTests : IDisposable
{
    private readonly PendingWork work = new();
    private readonly TemporaryDirectory scripts = new();

    /// <summary>After it every git dies, until a new process runs another.</summary>
    private const string ForGood = "touch \"$dead\"";

    /// <summary>Before a death that comes while git still makes the worktree.</summary>
    private const string AtOnce = ": at once; ";

    /// <summary>What the killed git had done, in the words of a shell; <c>$place</c> is the worktree.</summary>
    public static TheoryData<string> Deaths =>
        [
            "true", // nothing yet
            "rm -- \"$place/.git\"",
            "rm -- \"$place/README.md\"",
            "rm -- \"$place/.git\" \"$place/README.md\"",
            "rm -r -- \"$place\"",
            ForGood,
            "rm -- \"$place/.git\" \"$place/README.md\"; " + ForGood,
            "rm -r -- \"$place\"; " + ForGood,
            "rm -- \"$entry/locked\"",
            "rm -r -- \"$entry\"",
            // What a git that fails takes back itself, the entry with the mark first; it is killed while it does.
            AtOnce + "rm -- \"$entry/locked\"; " + ForGood,
            AtOnce + "rm -- \"$entry/locked\" \"$entry/HEAD\" \"$entry/index\"; " + ForGood,
            AtOnce + "rm -r -- \"$entry\"; " + ForGood,
            AtOnce + "rm -r -- \"$entry\" \"$place/README.md\"; " + ForGood,
            AtOnce + "rm -r -- \"$entry\" \"$place\"; " + ForGood,
        ];

    public void Dispose()
    {
        work.Dispose();
        scripts.Dispose();
    }

    [Theory]
    [MemberData(nameof(Deaths))]
    public void Is_undone_at_once_or_stays_on_record_until_reconcile_has_undone_it(string death)
    {
        work.Sandbox.Commit("src/more.txt", "more\n");

        var error = TakeInVain(death);

        Assert.Equal(error.Code == Problem.InterruptedTransition, work.Record().Lease is not null);
        Assert.Equal(death.EndsWith(ForGood, StringComparison.Ordinal), work.Record().Lease is not null);
        var report = new Reconciler(work.Workspace).Apply(force: false, CancellationToken.None).Value;
        Assert.All(report.Outcomes, outcome => Assert.NotEqual(RepairStatus.Failed, outcome.Status));
        Assert.DoesNotContain(report.Findings, finding => finding.Level <= ProblemLevel.P1);
        Assert.Null(work.Record().Lease);
        Assert.False(Directory.Exists(Place));
        Assert.Equal("* main", work.Sandbox.Git("branch", "--list"));
        Assert.True(work.Take().IsOk);
    }

    [Fact]
    public void Says_that_reconcile_finishes_it()
    {
        var error = TakeInVain(ForGood);

        Assert.Equal(Problem.InterruptedTransition, error.Code);
        Assert.Equal(["wo reconcile --apply"], error.NextSteps);
    }

    [Fact]
    public void Leaves_what_a_person_has_put_there_meanwhile_and_keeps_the_record()
    {
        TakeInVain("rm -- \"$place/.git\"; echo mine > \"$place/precious.txt\"");
        var precious = Path.Join(Place, "precious.txt");

        new Reconciler(work.Workspace).Apply(force: false, CancellationToken.None);

        Assert.Equal("mine\n", File.ReadAllText(precious));
        Assert.NotNull(work.Record().Lease);
    }

    [Fact]
    public void Leaves_what_a_person_puts_there_also_where_the_mark_is_gone()
    {
        TakeInVain($"{AtOnce}rm -r -- \"$entry\"; {ForGood}");
        var precious = Path.Join(Place, "precious.txt");
        File.WriteAllText(precious, "mine\n");

        var report = new Reconciler(work.Workspace).Apply(force: false, CancellationToken.None).Value;

        Assert.Equal("mine\n", File.ReadAllText(precious));
        Assert.NotNull(work.Record().Lease);
        Assert.Contains(report.Outcomes, outcome => outcome.Text.Contains("precious.txt", StringComparison.Ordinal));
    }

    [Fact]
    public void Gives_a_work_order_that_was_to_be_resumed_back_to_its_holder()
    {
        var first = work.Take("alice").Value;
        work.Sandbox.RemoveWorktree(first.WorktreePath);

        var refused = new ResumeWorkOrder(Killed(ForGood)).Resume(
            new ResumeRequest(PendingWork.Id(), PendingWork.Named("alice"), null),
            CancellationToken.None
        );

        Assert.Equal(Problem.InterruptedTransition, refused.Error!.Code);
        Assert.Equal(first.Lease, work.Record().Lease);
        var report = new Reconciler(work.Workspace).Apply(force: false, CancellationToken.None).Value;
        Assert.DoesNotContain(report.Findings, finding => finding.Level <= ProblemLevel.P1);
        Assert.Equal("feat/wo-WO-0001", GitSandbox.GitIn(first.WorktreePath, "branch", "--show-current"));
    }

    private string Place => work.Sandbox.Surroundings.At(".worktrees", "WO-0001");

    private WoError TakeInVain(string death) =>
        new TakeWorkOrder(Killed(death))
            .Run(new TakeRequest(PendingWork.Id(), PendingWork.Named("alice")), CancellationToken.None)
            .Error!;

    /// <summary>A git that makes the worktree and fails, and that is killed when it is to remove it.</summary>
    private Workspace Killed(string death) =>
        new(
            TestGit.RootOf(work.Sandbox),
            TestGit.Scripted(
                scripts,
                $"""
                place='{Place}'
                entry='{Path.Join(work.Sandbox.Root, ".git", "worktrees", "WO-0001")}'
                dead='{scripts.At("dead")}'
                [ -e "$dead" ] && kill -9 $$
                case "$*" in
                *"worktree add"*) git "$@"; {(death.StartsWith(AtOnce, StringComparison.Ordinal) ? death : "")}
                    exit 1 ;;
                *"worktree remove"*) {death}; kill -9 $$ ;;
                *) exec git "$@" ;;
                esac
                """
            ),
            PlatformFileSystem.Create(),
            work.Clock,
            LockingPolicy.Default,
            work.Settings,
            new RandomTokens()
        );
}
