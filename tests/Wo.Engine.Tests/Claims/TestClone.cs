using Wo.Engine.Configuration;
using Wo.Engine.Gates;
using Wo.Engine.Git;
using Wo.Engine.Lint;
using Wo.Engine.Processes;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Git;
using Wo.Engine.Tests.Verbs;
using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Finish;
using Wo.Engine.Verbs.Release;
using Wo.Engine.Verbs.Requeue;
using Wo.Engine.Verbs.Take;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Claims;

/// <summary>One of several clones, and the verbs in it.</summary>
internal sealed class TestClone(string name, string root, ClaimsSettings claims)
{
    public string Name => name;

    public string Root => root;

    public SteppingClock Clock { get; } = new();

    public ClaimsSettings Claims { get; set; } = claims;

    public long TtlSeconds { get; set; } = 3600;

    public GitCommand Git { get; set; } = TestGit.Command;

    public string? Offline { get; set; }

    public Workspace Workspace =>
        new(
            new StateRoot(root, Path.Join(root, ".git"), root),
            Git,
            PlatformFileSystem.Create(),
            Clock,
            LockingPolicy.Default,
            new Settings
            {
                LockTtlSeconds = TtlSeconds,
                Claims = Claims,
                ScopeOverlap = OverlapPolicy.Allow,
            },
            new RandomTokens()
        )
        {
            OfflineReason = Offline,
        };

    public ControlRecord Record(string id = "WO-0001") => Workspace.Control.Read(PendingWork.Id(id)).Value;

    public WorkOrderState State(string id = "WO-0001") => Workspace.Tree.Find(PendingWork.Id(id))!.Active!.State;

    public Result<TakenWorkOrder> Take(string id = "WO-0001") =>
        new TakeWorkOrder(Workspace).Run(
            new TakeRequest(PendingWork.Id(id), PendingWork.Named(name)),
            TestContext.Current.CancellationToken
        );

    public Result<TakenWorkOrder> TakeNext() =>
        new TakeNext(Workspace).Run(
            id => new TakeRequest(id, PendingWork.Named(name)),
            TestContext.Current.CancellationToken
        );

    public Result<TakenWorkOrder> TakeOver(Override? force = null, CancellationToken? cancellation = null) =>
        new ResumeWorkOrder(Workspace).TakeOver(
            new ResumeRequest(PendingWork.Id(), PendingWork.Named(name), force),
            cancellation ?? TestContext.Current.CancellationToken
        );

    public Result<TakenWorkOrder> Resume() =>
        new ResumeWorkOrder(Workspace).Resume(
            new ResumeRequest(PendingWork.Id(), PendingWork.Named(name), null),
            TestContext.Current.CancellationToken
        );

    public Result<MovedWorkOrder> Release() =>
        new ReleaseWorkOrder(Workspace).Run(PendingWork.Id(), PendingWork.Named(name), null, "others need it");

    public Result<MovedWorkOrder> Requeue() => new RequeueWorkOrder(Workspace).Run(PendingWork.Id(), "another attempt");

    public Result<FinishedWorkOrder> Finish(FinishResult result = FinishResult.Done) =>
        new FinishWorkOrder(Workspace, new GateShell(ProcessRunner.ForThisPlatform(Clock), TestGit.Environment))
            .Run(
                new FinishRequest(PendingWork.Id(), PendingWork.Named(name), result) { Summary = "what there is" },
                _ => null,
                TestContext.Current.CancellationToken
            )
            .Answer;

    /// <summary>Makes a commit in a worktree.</summary>
    public static string Commit(TakenWorkOrder taken, string file = "work.txt")
    {
        File.WriteAllText(Path.Join(taken.WorktreePath, file), "done\n");
        GitSandbox.GitIn(taken.WorktreePath, "add", "--", file);
        GitSandbox.GitIn(taken.WorktreePath, "commit", "--quiet", "--message", $"Write {file}");
        return GitSandbox.GitIn(taken.WorktreePath, "rev-parse", "HEAD");
    }

    /// <summary>Commits the tree of work orders and pushes it, as people do.</summary>
    public void PushTree()
    {
        GitSandbox.GitIn(root, "add", "--all");
        GitSandbox.GitIn(root, "commit", "--quiet", "--message", "Work orders have moved");
        GitSandbox.GitIn(root, "push", "--quiet", "origin", "main");
    }

    public void Pull() => GitSandbox.GitIn(root, "pull", "--quiet", "--ff-only");

    /// <summary>A git that is a shell script in front of the real one.</summary>
    /// <param name="directory">Where it lies.</param>
    /// <param name="script">What it does before it becomes the real git, with the arguments of that.</param>
    public void Wrap(TemporaryDirectory directory, string script) =>
        Git = TestGit.Scripted(directory, $"{script}\nexec git \"$@\"\n");
}
