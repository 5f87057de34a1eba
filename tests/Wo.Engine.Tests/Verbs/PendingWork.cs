using Wo.Engine.Configuration;
using Wo.Engine.Git;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Git;
using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Release;
using Wo.Engine.Verbs.Take;
using Wo.Engine.Workspaces;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Verbs;

/// <summary>A repository with pending work orders, and the verbs that take and give back.</summary>
internal sealed class PendingWork : IDisposable
{
    public PendingWork(params string[] ids)
    {
        Put("backlog/backlog.yaml", SampleInputs.Backlog);
        Put("dod/dod.yaml", SampleInputs.DefinitionOfDone());
        foreach (var id in ids.Length == 0 ? ["WO-0001"] : ids)
        {
            Put($"jobs/pending/{id}.yaml", Text(id, WorkOrderState.Pending));
        }
    }

    public GitSandbox Sandbox { get; } = new();

    /// <summary>How long the guard is waited for.</summary>
    public TimeSpan CancellationGrace { get; init; } = TimeSpan.FromSeconds(10);

    public Workspace Workspace => field ??= Open(PlatformFileSystem.Create());
    public SteppingClock Clock { get; } = new();
    public Settings Settings { get; init; } = new() { LockTtlSeconds = 3600 };

    public static WorkOrderId Id(string text = "WO-0001") =>
        WorkOrderId.TryParse(text, out var id) ? id : throw new ArgumentException(text);

    public static Caller Named(string owner, string? token = null) => new(owner, IsExplicit: true, token);

    public static string Text(string id, WorkOrderState state, string more = "") =>
        $"""
            version: 1
            id: {id}
            epic_id: E-0001
            title: Make it work  # whatever it is
            priority: P1
            status: {state.DirectoryName()}
            owner: null
            dod_id: DOD-DEFAULT
            execution:
              engine: trifecta
              required_flow: [session.append:intent, ctx.sync, ctx.search, ctx.get, session.append:result]
              segment: .

            """ + more;

    public Workspace Open(IFileSystem files, GitCommand? git = null) =>
        new(
            TestGit.RootOf(Sandbox),
            git ?? TestGit.Command,
            files,
            Clock,
            LockingPolicy.Default with
            {
                GuardTimeout = CancellationGrace,
            },
            Settings,
            new RandomTokens()
        );

    public Result<TakenWorkOrder> Take(string owner = "alice", string id = "WO-0001", bool noWorktree = false) =>
        Take(new TakeRequest(Id(id), Named(owner)) { NoWorktree = noWorktree }, CancellationToken.None);

    public Result<TakenWorkOrder> Take(TakeRequest request, CancellationToken cancellation) =>
        new TakeWorkOrder(Workspace).Run(request, cancellation);

    public Result<TakenWorkOrder> Resume(Caller caller, Override? force = null) =>
        new ResumeWorkOrder(Workspace).Resume(new ResumeRequest(Id(), caller, force), CancellationToken.None);

    public Result<TakenWorkOrder> TakeOver(string owner, Override? force = null) =>
        new ResumeWorkOrder(Workspace).TakeOver(new ResumeRequest(Id(), Named(owner), force), CancellationToken.None);

    public Result<MovedWorkOrder> Release(Caller caller, Override? force = null) =>
        new ReleaseWorkOrder(Workspace).Run(Id(), caller, force, "a reason to release");

    public ControlRecord Record(string id = "WO-0001") => Workspace.Control.Read(Id(id)).Value;

    public string PathOf(WorkOrderState state, string id = "WO-0001") =>
        Workspace.Layout.WorkOrder(state, Id(id)).FullPath;

    public void Put(string path, string content)
    {
        var full = Path.Join(Sandbox.Root, "_ctx", path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, content);
    }

    public void Dispose() => Sandbox.Dispose();
}
