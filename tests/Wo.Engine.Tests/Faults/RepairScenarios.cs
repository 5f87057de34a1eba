using Wo.Engine.Reconcile.Repairs;
using Wo.Engine.Tests.Reconcile;
using Wo.Engine.Verbs.Finish;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Faults;

/// <summary><c>reconcile --apply</c> itself, on what deaths, split renames and hands leave.</summary>
internal static class RepairScenarios
{
    public static IEnumerable<FaultScenario> All { get; } =
    [
        Of("a move that died staged", scene => DieIn(scene, "rename-noreplace", "/pending/WO-0001.yaml")),
        Of("a move that died committed", scene => DieIn(scene, "fsync-directory", "/jobs/pending")),
        Of("a rename that was split into two copies", scene => Split(scene, keepsBoth: true)),
        Of("a rename that was split into no copy", scene => Split(scene, keepsBoth: false)),
        Of("a take that died with its worktree", DeadTake) with
        {
            IsSlow = true,
        },
        Of("a work order that was deleted", Deleted),
        Of("a work order that a hand moved", Moved),
        Of("an older copy that a hand changed and put back", PutBack),
        Of("a lease that was deleted", LeaseLost),
    ];

    private static FaultScenario Of(string damage, Action<Scene> arrange) =>
        new($"reconcile of {damage}", arrange, Commands.Reconcile)
        {
            IsRepair = true,
            Again = static (_, _) => new Answer(null),
        };

    private static void DieIn(Scene scene, string operation, string path)
    {
        FaultScenarios.Failed(scene);
        Die(scene, Commands.Requeue, operation, path);
        scene.Promises.Begun(Scene.Wo, "pending");
    }

    private static void Split(Scene scene, bool keepsBoth)
    {
        DieIn(scene, "fsync-directory", "/jobs/pending");
        var (from, to) = (scene.PathOf("failed"), scene.PathOf("pending"));
        if (keepsBoth)
        {
            File.Copy(to, from);
        }
        else
        {
            File.Delete(to);
        }
    }

    private static void DeadTake(Scene scene)
    {
        Die(scene, Commands.Take, "rename-noreplace", "/running/WO-0001.yaml");
        scene.Promises.Begun(Scene.Wo, "running");
    }

    /// <summary>The backup of an earlier revision is what is left; the promise is what that says.</summary>
    private static void Deleted(Scene scene)
    {
        // Without a branch of its own: what a branch tracks is restored by --force alone.
        Func<Scene, Workspace, Answer>[] past =
        [
            Commands.TakeHere,
            Commands.Finish(FinishResult.Failed),
            Commands.Requeue,
        ];
        Assert.All(past, command => Assert.True(command(scene, scene.Open()).IsDone));
        File.Delete(scene.PathOf("pending"));

        // The copy of it needs no sync. Where a power loss has taken that, the version before it comes back.
        scene.Promises.Told(Scene.Wo, "pending");
        scene.Promises.Begun(Scene.Wo, "failed");
    }

    private static void Moved(Scene scene)
    {
        FaultScenarios.Failed(scene);
        File.Move(scene.PathOf("failed"), scene.PathOf("pending"));
        scene.Promises.Told(Scene.Wo, "pending");
    }

    /// <summary>What the hand wrote is in no other copy, and must be kept.</summary>
    private static void PutBack(Scene scene)
    {
        var old = File.ReadAllText(scene.PathOf("pending"));
        FaultScenarios.Failed(scene);
        File.WriteAllText(scene.PathOf("pending"), old + "x_requeue_reason: by hand\n");
        scene.Promises.Told(Scene.Wo, "failed");
    }

    private static void LeaseLost(Scene scene)
    {
        FaultScenarios.Taken(scene);
        File.Delete(Path.Join(scene.Root, ".git", "wo", "records", Scene.Wo));
        File.Delete(Path.Join(scene.Root, "_ctx", "jobs", "running", Scene.Wo + ".lock"));
        File.WriteAllText(
            Path.Join(scene.Root, ".git", "wo", "records", Scene.Wo),
            "{\"version\": 1, \"rev\": 1, \"lease\": null, \"intent\": null}\n"
        );

        // Nobody holds it; whoever asks for it by name is given a new token.
        scene.Promises.Told(Scene.Wo, "running");
    }

    /// <summary>Runs a command that dies before the first operation of a kind at a path.</summary>
    private static void Die(Scene scene, Func<Scene, Workspace, Answer> act, string operation, string path)
    {
        scene.BeginHere();
        var undisturbed = new SeamFileSystem();
        act(scene, scene.Open(undisturbed));
        scene.Restore();
        var at = undisturbed
            .Calls.Index()
            .First(call => call.Item.Operation == operation && call.Item.Path.EndsWith(path, StringComparison.Ordinal))
            .Index;
        var files = new SeamFileSystem { Fault = Fault.Death(at) };
        Assert.Throws<Killed>(() => act(scene, scene.Open(files)));
    }
}
