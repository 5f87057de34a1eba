using Wo.Engine.Gates;
using Wo.Engine.Processes;
using Wo.Engine.Reconcile;
using Wo.Engine.Reconcile.Repairs;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Git;
using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Edit;
using Wo.Engine.Verbs.Finish;
using Wo.Engine.Verbs.Gc;
using Wo.Engine.Verbs.Heartbeat;
using Wo.Engine.Verbs.New;
using Wo.Engine.Verbs.Release;
using Wo.Engine.Verbs.Reopen;
using Wo.Engine.Verbs.Requeue;
using Wo.Engine.Verbs.Session;
using Wo.Engine.Verbs.Take;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Faults;

/// <summary>The commands as scenarios run them.</summary>
internal static class Commands
{
    public const string Alice = "alice";
    public const string Bob = "bob";

    public static Answer Take(Scene scene, Workspace workspace) => Take(scene, workspace, noWorktree: false);

    public static Answer TakeHere(Scene scene, Workspace workspace) => Take(scene, workspace, noWorktree: true);

    /// <summary>Takes the next one, which has to be the one that scenarios are about.</summary>
    public static Answer TakeNext(Scene scene, Workspace workspace)
    {
        var taken = new TakeNext(workspace).Run(id => new TakeRequest(id, Named(Alice)), CancellationToken.None);
        Assert.True(!taken.IsOk || taken.Value.Id == Scene.Id(), "another one was taken");
        return Told(scene, taken);
    }

    /// <summary>Takes another work order and gives it back, so that all files and directories are there.</summary>
    public static void UseOnce(Scene scene)
    {
        var (workspace, id) = (scene.Open(), Scene.Id("WO-0002"));
        var take = new TakeWorkOrder(workspace);
        Assert.True(take.Run(new TakeRequest(id, Named(Bob)) { NoWorktree = true }, CancellationToken.None).IsOk);
        Assert.True(new ReleaseWorkOrder(workspace).Run(id, Named(Bob), null, "used").IsOk);
    }

    public static Answer Resume(Scene scene, Workspace workspace, string owner = Alice) =>
        HandedOver(
            scene,
            new ResumeWorkOrder(workspace).Resume(
                new ResumeRequest(Scene.Id(), Named(owner), null),
                CancellationToken.None
            )
        );

    public static Answer TakeOver(Scene scene, Workspace workspace) =>
        HandedOver(
            scene,
            new ResumeWorkOrder(workspace).TakeOver(
                new ResumeRequest(Scene.Id(), Named(Bob), null),
                CancellationToken.None
            )
        );

    public static Func<Scene, Workspace, Answer> Finish(FinishResult result) =>
        (scene, workspace) =>
            Told(
                scene,
                result.ToString().ToLowerInvariant(),
                Answer.Of(
                    new FinishWorkOrder(
                        workspace,
                        new GateShell(ProcessRunner.ForThisPlatform(TimeProvider.System), TestGit.Environment)
                    )
                        .Run(
                            new FinishRequest(Scene.Id(), Named(Alice), result) { Summary = "it works" },
                            static _ => null,
                            CancellationToken.None
                        )
                        .Answer,
                    done => done.Uncertain
                )
            );

    public static Answer Requeue(Scene scene, Workspace workspace) =>
        Told(
            scene,
            "pending",
            Answer.Of(new RequeueWorkOrder(workspace).Run(Scene.Id(), "once more"), done => done.Uncertain)
        );

    public static Answer Reopen(Scene scene, Workspace workspace) =>
        Told(
            scene,
            "pending",
            Answer.Of(new ReopenWorkOrder(workspace).Run(Scene.Id(), "not yet"), done => done.Moved.Uncertain)
        );

    public static Answer Edit(Scene scene, Workspace workspace)
    {
        var edited = scene
            .Promises.All[Scene.Wo]
            .Text.Replace("priority: P2\n", "priority: P0\n", StringComparison.Ordinal);
        scene.Promises.EditBegun(Scene.Wo, edited);
        var result = new EditWorkOrder(workspace).Run(Scene.Id(), new EditRequest { Priority = "P0" });

        // Where there was nothing to change, an earlier one may have left a file that is ahead of its record.
        if (result.TryGet(out var done, out _) && done.IsWritten)
        {
            scene.Promises.Edited(Scene.Wo, edited);
        }

        return Answer.Of(result);
    }

    public static Answer Gc(Scene scene, Workspace workspace)
    {
        var collected = new CollectGarbage(workspace, GarbageAges.Of(30, null), scene.Root).Apply(
            CancellationToken.None
        );
        if (!collected.TryGet(out var report, out var error))
        {
            return new Answer(error);
        }

        scene.HasKept = report.Kept.Any(item => item.Kind is "worktree" or "branch");
        return new Answer(report.Failure);
    }

    public static Answer Release(Scene scene, Workspace workspace) =>
        Told(
            scene,
            "pending",
            Answer.Of(
                new ReleaseWorkOrder(workspace).Run(Scene.Id(), Named(Alice), null, "not for me"),
                done => done.Uncertain
            )
        );

    public static Answer Heartbeat(Scene scene, Workspace workspace) =>
        Answer.Of(new RenewLease(workspace).Run(Scene.Id(), Named(Alice)));

    public static Answer Index(Scene scene, Workspace workspace) =>
        Answer.Of(new Bookkeeping(workspace).Index.Publish(anew: true));

    public static Answer Say(Scene scene, Workspace workspace) =>
        Answer.Of(new WriteSessionEntry(workspace).Run(Scene.Id(), SessionKind.Result, "all is well"));

    public static Answer New(Scene scene, Workspace workspace)
    {
        var request = new NewWorkOrderRequest
        {
            Id = Scene.Id("WO-0042"),
            Epic = "E-0001",
            Title = "New",
            DefinitionOfDone = "DOD-SAMPLE",
            Verify = ["true"],
            Register = true,
        };
        var created = new NewWorkOrder(workspace).Run(request);
        if (created.TryGet(out var written, out _))
        {
            scene.Promises.Born("WO-0042", "pending", written.Text);

            // It leaves the index to the next command; that one meets no fault.
            return Index(scene, scene.Open());
        }

        return Answer.Of(created);
    }

    public static Answer Reconcile(Scene scene, Workspace workspace) =>
        Answer.Of(new Reconciler(workspace).Apply(false, CancellationToken.None));

    private static Caller Named(string owner) => new(owner, IsExplicit: true, Token: null);

    private static Answer Take(Scene scene, Workspace workspace, bool noWorktree) =>
        Told(
            scene,
            new TakeWorkOrder(workspace).Run(
                new TakeRequest(Scene.Id(), Named(Alice)) { NoWorktree = noWorktree },
                CancellationToken.None
            )
        );

    private static Answer Told(Scene scene, Result<TakenWorkOrder> result) =>
        Told(scene, "running", Answer.Of(result, taken => taken.Uncertain, taken => taken.Lease.Token));

    /// <summary>The former holder was told nothing, as documented.</summary>
    private static Answer HandedOver(Scene scene, Result<TakenWorkOrder> result)
    {
        var answer = Answer.Of(result, taken => taken.Uncertain, taken => taken.Lease.Token);
        if (answer.IsDone)
        {
            scene.Promises.HandedOver(Scene.Wo, answer.Token!);
        }

        return answer;
    }

    /// <summary>What a command says is a promise from then on.</summary>
    private static Answer Told(Scene scene, string state, Answer answer)
    {
        if (answer.IsDone)
        {
            scene.Promises.Told(Scene.Wo, state, answer.Token);
        }

        return answer;
    }
}
