using Wo.Engine.Gates;
using Wo.Engine.Processes;
using Wo.Engine.Tests.Faults;
using Wo.Engine.Tests.Git;
using Wo.Engine.Tests.Reconcile;
using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Finish;
using Wo.Engine.Verbs.Renumber;
using Wo.TestKit;
using static Wo.Engine.Tests.Reconcile.ReconcileFixture;

namespace Wo.Engine.Tests.Verbs.Renumber;

/// <summary>A change of an id that dies at any of its writes: reconcile explains it, and one of the two ends is reached.</summary>
[Soak]
public sealed class RenumberKillTests
{
    private const string Old = "WO-0001";
    private const string New = "WO-0042";
    private static readonly Caller Alice = new("alice", IsExplicit: true, null);

    private static readonly Dictionary<string, Action<ReconcileFixture>> Trees = new()
    {
        ["a pending one that others name"] = static tree =>
        {
            tree.Put(WorkOrderState.Pending, Old);
            Named(tree);
        },
        ["a failed one with branch, worktree, logs and evidence"] = static tree =>
        {
            tree.Put(WorkOrderState.Pending, Old);
            Named(tree);
            var worktree = tree.Take(Old).WorktreePath;
            File.WriteAllText(Path.Join(worktree, "notes.txt"), "in no commit\n");
            tree.Sandbox.Write($"_ctx/handoff/{Old}/verdict.json", $"{{\"wo_id\": \"{Old}\", \"status\": \"FAIL\"}}\n");
            tree.Sandbox.Write($"_ctx/logs/{Old}/command_1.log", "no\n");
            var failed = new FinishWorkOrder(
                tree.Workspace,
                new GateShell(ProcessRunner.ForThisPlatform(TimeProvider.System), TestGit.Environment)
            ).Run(
                new FinishRequest(Id(Old), Alice, FinishResult.Failed) { Summary = "it does not work" },
                static _ => null,
                CancellationToken.None
            );
            Assert.True(failed.Answer.IsOk, failed.Answer.Error?.Cause);
        },
        ["one of two that have the id"] = static tree =>
        {
            tree.Put(WorkOrderState.Pending, Old, text: Written(WorkOrderState.Pending, 0, "2026-03-01"));
            tree.Put(WorkOrderState.Done, Old, text: Written(WorkOrderState.Done, 2, "2026-03-02"));
            Named(tree);
        },
        ["one of two in a file that a merge left"] = static tree =>
        {
            tree.Put(
                WorkOrderState.Pending,
                Old,
                text: Written(WorkOrderState.Pending, 0, "2026-03-01")
                    .Replace(
                        "created_at: '2026-03-01'\n",
                        "<<<<<<< HEAD\ncreated_at: '2026-03-01'\n=======\ncreated_at: '2026-03-02'\n>>>>>>> side\n",
                        StringComparison.Ordinal
                    )
            );
            Named(tree);
        },
    };

    public static TheoryData<string> Names => [.. Trees.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Killed_at_any_write_it_is_done_or_not_done_after_a_repair(string name)
    {
        var step = Sweep.IsFull ? 1 : 3;
        var point = Sweep.Seed % step;
        while (Kill(Trees[name], point))
        {
            point += step;
        }

        Assert.True(point > 8, $"only {point} points were reached");
        TestContext.Current.SendDiagnosticMessage("{0}: {1} kill points, seed {2}", name, point, Sweep.Seed);
    }

    private static bool Kill(Action<ReconcileFixture> arrange, int point)
    {
        using var tree = new ReconcileFixture();
        arrange(tree);
        tree.Restart();
        var before = tree.Texts();
        tree.KillAt(point);
        try
        {
            var done = Renumber(tree);
            Assert.True(done.IsOk, done.Error?.Cause);
            AssertDone(tree, $"not killed at {point}");
            return false;
        }
        catch (Killed)
        {
            // As if the process had died: the locks go with it.
        }

        tree.Restart();
        var where = $"killed at {point}: {string.Join("; ", tree.Detect().Findings.Select(found => found.Message))}";
        tree.Apply();
        if (
            !File.Exists(tree.PathOf(WorkOrderState.Pending, New))
            && !File.Exists(tree.PathOf(WorkOrderState.Failed, New))
        )
        {
            Assert.All(before, text => Assert.Contains(text, tree.Texts()));
        }

        var again = Renumber(tree);
        Assert.True(
            again.IsOk || again.Error!.Code == Problem.WorkOrderNotFound || IsDone(tree),
            where + again.Error?.Cause
        );
        AssertDone(tree, where);
        return true;
    }

    private static Result<RenumberedWorkOrder> Renumber(ReconcileFixture tree)
    {
        var isShared = tree.Workspace.Tree.Find(Id(Old)) is { Candidates.Length: > 1 };
        return new RenumberWorkOrder(tree.Workspace).Run(
            new RenumberRequest(Id(Old), Id(New), isShared ? WorkOrderState.Pending : null, DryRun: false),
            Alice
        );
    }

    private static bool IsDone(ReconcileFixture tree) =>
        File.Exists(tree.PathOf(WorkOrderState.Pending, New)) || File.Exists(tree.PathOf(WorkOrderState.Failed, New));

    private static void AssertDone(ReconcileFixture tree, string where)
    {
        Assert.True(IsDone(tree), where);
        tree.Apply();
        var left = tree.Detect().Findings.Where(found => found.Level != ProblemLevel.Info).ToList();
        Assert.True(left.Count == 0, $"{where}: {string.Join("; ", left.Select(found => found.Message))}");
        var isKept = tree.Workspace.Tree.Find(Id(Old)) is not null;
        var waiting = File.ReadAllText(tree.PathOf(WorkOrderState.Pending, "WO-0002"));
        Assert.Contains($"dependencies: [{(isKept ? Old : New)}]", waiting);
        Assert.Contains($"- {New}\n", File.ReadAllText(tree.Layout.Backlog.FullPath));
        Assert.Equal(isKept, File.ReadAllText(tree.Layout.Backlog.FullPath).Contains(Old, StringComparison.Ordinal));
        Assert.Null(tree.Record(Old).Intent);
        var verdict = Path.Join(tree.Root.Path, "_ctx/handoff", New, "verdict.json");
        if (File.Exists(tree.PathOf(WorkOrderState.Failed, New)))
        {
            Assert.Contains($"\"{New}\"", File.ReadAllText(verdict));
            Assert.True(Directory.Exists(Path.Join(tree.Root.Path, "_ctx/logs", New)), where);
            Assert.Contains($"feat/wo-{New}", tree.Sandbox.Git("branch", "--list"));
            Assert.DoesNotContain($"feat/wo-{Old}", tree.Sandbox.Git("branch", "--list"));
            Assert.Equal(
                "in no commit\n",
                File.ReadAllText(Path.Join(tree.Workspace.Naming.DefaultPath(New), "notes.txt"))
            );
        }
    }

    private static void Named(ReconcileFixture tree)
    {
        tree.Put(
            WorkOrderState.Pending,
            "WO-0002",
            text: Text("WO-0002", WorkOrderState.Pending, further: $"dependencies: [{Old}]\n")
        );
        tree.Sandbox.Write(
            "_ctx/backlog/backlog.yaml",
            SampleInputs.Backlog.Replace("wo_queue: []", $"wo_queue:\n  - {Old}\n  - WO-0002", StringComparison.Ordinal)
        );
    }

    private static string Written(WorkOrderState state, int revision, string at) =>
        Text(Old, state, revision, $"created_at: '{at}'\n");
}
