using Wo.Engine.Index;
using Wo.Engine.Reconcile.Repairs;
using Wo.Engine.Store.Control;
using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Finish;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Faults;

/// <summary>Every command that writes, on every kind of tree that makes it write something else.</summary>
internal static class FaultScenarios
{
    private const string Running = "running";

    public static IReadOnlyDictionary<string, FaultScenario> All { get; } =
        new FaultScenario[]
        {
            new("take, creating branch and worktree", Nothing, Commands.Take) { Target = Running, IsSlow = true },
            new("take, attaching a branch", Branch, Commands.Take) { Target = Running, IsSlow = true },
            new("take, adopting a worktree", Adoptable, Commands.Take) { Target = Running },
            new("take without a worktree", Nothing, Commands.TakeHere) { Target = Running },
            new("take where git fails", BrokenHook, Commands.Take)
            {
                Target = Running,
                IsSlow = true,
                Fails = true,
                Again = AfterTheHook,
            },
            new("take of a partial one", Partial, Commands.Take) { Target = Running },
            new("take --next", OneReady, Commands.TakeNext) { Target = Running, IsSlow = true },
            new("take --takeover", Expired, Commands.TakeOver) { Target = Running, Again = TakeOverAgain },
            new("take --resume", Taken, Resume) { Target = Running, Again = Resume },
            new("finish done", Worked, Commands.Finish(FinishResult.Done)) { Target = "done", IsSlow = true },
            new("finish failed", Taken, Commands.Finish(FinishResult.Failed)) { Target = "failed" },
            new("finish partial", Taken, Commands.Finish(FinishResult.Partial)) { Target = "partial" },
            new("requeue", Failed, Commands.Requeue) { Target = "pending" },
            new("reopen", Done, Commands.Reopen) { Target = "pending" },
            new("edit", Nothing, Commands.Edit) { IsSlow = true, Again = Commands.Edit },
            new("gc", Garbage, Commands.Gc)
            {
                IsSlow = true,
                IsRepair = true,
                Missing = LeftOver,
                Again = Commands.Gc,
            },
            new("release", Taken, Commands.Release) { Target = "pending" },
            new("heartbeat", Taken, Commands.Heartbeat),
            new("index", Stale, Commands.Index) { Missing = scene => Unless(Current(scene), "a current index") },
            new("session result", Taken, Commands.Say)
            {
                Missing = scene =>
                    Unless(
                        File.ReadAllText(Directory.GetFiles(Path.Join(scene.Root, "_ctx"), "session_*.md")[0])
                            .Contains("[WO-0001] result: all is well\n", StringComparison.Ordinal),
                        "the session entry"
                    ),
            },
            new("new --register", Nothing, Commands.New)
            {
                Missing = scene => Unless(File.Exists(scene.PathOf("pending", "WO-0042")), "the work order"),
                Again = NewAgain,
            },
            new("init", Initialisation.Arrange, Initialisation.Run)
            {
                Missing = Initialisation.Missing,
                Again = Initialisation.Run,
            },
        }
            .Concat(RepairScenarios.All)
            .ToDictionary(scenario => scenario.Name);

    private static void Nothing(Scene scene) { }

    /// <summary>An index that says something else: one that says the same is not written again.</summary>
    public static void Stale(Scene scene)
    {
        foreach (var file in scene.IndexFiles)
        {
            File.WriteAllText(file, "{}\n");
        }
    }

    private static void Branch(Scene scene)
    {
        scene.Repository.Branch(SampleTree.BranchOf(Scene.Wo));
        scene.Promises.ForeignBranches.Add(SampleTree.BranchOf(Scene.Wo));
    }

    private static void Adoptable(Scene scene)
    {
        Branch(scene);
        var path = scene.Repository.AddWorktree(Path.Join(".worktrees", Scene.Wo), SampleTree.BranchOf(Scene.Wo));
        scene.Promises.ForeignWorktrees.Add(path);
        scene.LeaveWork();
    }

    /// <summary>The others wait for the one that scenarios are about.</summary>
    private static void OneReady(Scene scene)
    {
        foreach (var id in (string[])["WO-0002", "WO-0003"])
        {
            var waiting = new SampleWorkOrder(id) { Depends = [Scene.Wo] }.ToString();
            File.WriteAllText(scene.PathOf("pending", id), waiting);
            scene.Promises.Born(id, "pending", waiting);
        }

        Must(Commands.Index(scene, scene.Open()));
    }

    private static void BrokenHook(Scene scene) => scene.Repository.InstallHook("post-checkout", "exit 1");

    public static void Taken(Scene scene)
    {
        Must(Commands.Take(scene, scene.Open()));
        scene.LeaveWork();
    }

    private static void Expired(Scene scene)
    {
        scene.Clock.Shift = -TimeSpan.FromDays(2);
        Taken(scene);
        scene.Clock.Shift = TimeSpan.Zero;
    }

    private static void Worked(Scene scene)
    {
        Must(Commands.Take(scene, scene.Open()));
        scene.Work();
    }

    public static void Failed(Scene scene)
    {
        Taken(scene);
        Must(Commands.Finish(FinishResult.Failed)(scene, scene.Open()));
    }

    private static void Done(Scene scene)
    {
        Worked(scene);
        Must(Commands.Finish(FinishResult.Done)(scene, scene.Open()));
    }

    /// <summary>A closed work order with its worktree, a merged branch and old backups, all of which may go.</summary>
    private static void Garbage(Scene scene)
    {
        scene.Clock.Shift = -TimeSpan.FromDays(400);
        Done(scene);
        scene.Repository.Git("merge", "--quiet", SampleTree.BranchOf(Scene.Wo));
        scene.Repository.AddWorktree(Path.Join(".worktrees", Scene.Wo), SampleTree.BranchOf(Scene.Wo));
        scene.Clock.Shift = TimeSpan.Zero;
        scene.OldBackupsMayGo = true;
    }

    private static IEnumerable<string> LeftOver(Scene scene) =>
        scene.HasKept
            ? []
            :
            [
                .. Unless(!Directory.Exists(scene.Worktree), "the removal of the worktree"),
                .. Unless(
                    scene.Repository.Git("branch", "--list", SampleTree.BranchOf(Scene.Wo)).Length == 0,
                    "the removal of the branch"
                ),
            ];

    private static void Partial(Scene scene)
    {
        Taken(scene);
        Must(Commands.Finish(FinishResult.Partial)(scene, scene.Open()));
    }

    private static Answer Resume(Scene scene, Workspace workspace) => Commands.Resume(scene, workspace);

    private static Answer AfterTheHook(Scene scene, Workspace workspace)
    {
        File.Delete(Path.Join(scene.Root, ".git", "hooks", "post-checkout"));
        return Commands.Take(scene, workspace);
    }

    /// <summary>Whoever took it over without being told so has it, and gets it again by name.</summary>
    private static Answer TakeOverAgain(Scene scene, Workspace workspace) =>
        workspace.Control.Read(Scene.Id()).Value.Lease?.Owner == Commands.Bob
            ? Commands.Resume(scene, workspace, Commands.Bob)
            : Commands.TakeOver(scene, workspace);

    private static Answer NewAgain(Scene scene, Workspace workspace) =>
        File.Exists(scene.PathOf("pending", "WO-0042")) ? new Answer(null) : Commands.New(scene, workspace);

    private static bool Current(Scene scene) =>
        new Bookkeeping(scene.Open()).IndexCheck.Check().Value == IndexState.Current;

    private static IEnumerable<string> Unless(bool isThere, string what) => isThere ? [] : [$"{what} is not there"];

    private static void Must(Answer answer) => Assert.True(answer.IsDone, answer.Error?.Cause);
}
