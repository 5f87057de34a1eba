using System.Text;
using Wo.Engine.Git;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Transitions;
using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Take;
using Wo.Engine.Workspaces;
using Wo.TestKit;

namespace Wo.Engine.Tests.Store;

/// <summary>A state root on the real disk with one work order, and the storage layer over a seam that can fail.</summary>
internal sealed class StoreFixture : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public StoreFixture()
    {
        Files = new FaultyFileSystem(PlatformFileSystem.Create());
        var git = Directory.CreateDirectory(Path.Join(directory.Path, ".git")).FullName;
        Workspace = TestWorkspace.At(
            new StateRoot(directory.Path, git, directory.Path),
            Files,
            Clock,
            guardTimeout: TimeSpan.FromSeconds(1)
        );
        foreach (var state in WorkOrderStates.All)
        {
            Directory.CreateDirectory(Layout.StateDirectory(state).FullPath);
        }

        Id = WorkOrderId.TryParse("WO-0001", out var id) ? id : throw new InvalidOperationException();
    }

    public static TimeProvider Clock => TimeProvider.System;
    public FaultyFileSystem Files { get; }
    public Workspace Workspace { get; }
    public CtxLayout Layout => Workspace.Layout;
    public ControlLayout ControlLayout => Workspace.ControlLayout;
    public AtomicWriter Writer => Workspace.Writer;
    public ControlStore Control => Workspace.Control;
    public Generation Generation => Workspace.Generation;
    public Guard Guard => Workspace.Guard;
    public OperationLocks Operations => Workspace.Operations;
    public Leases Leases => Workspace.Leases;
    public TransitionRecovery Recovery => Workspace.Recovery;
    public StateTransition Transition => Workspace.Transition;
    public WorkOrderId Id { get; }

    public static Lease SomeLease { get; } =
        new()
        {
            Token = "0123456789abcdef0123456789abcdef",
            Owner = "alice",
            Host = "build-7",
            ProcessId = 4242,
            TakenAt = new DateTimeOffset(2026, 3, 15, 12, 28, 0, TimeSpan.Zero),
            RenewedAt = new DateTimeOffset(2026, 3, 15, 12, 28, 0, TimeSpan.Zero),
            TtlSeconds = 86400,
            Worktree = "/work/tree",
            Branch = "feat/wo-WO-0001",
            Mode = "create",
        };

    public byte[] Put(WorkOrderState state, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        File.WriteAllBytes(Layout.WorkOrder(state, Id).FullPath, bytes);
        return bytes;
    }

    public void GrantLease()
    {
        using var held = Guard.Acquire("test").Value;
        Leases.Grant(held, Id, Control.Read(Id).Value, SomeLease);
    }

    public TransitionPlan Plan(WorkOrderState from, WorkOrderState to, byte[] before, string after) =>
        new(
            "test",
            new WorkOrderSnapshot(Id, from, before, Control.Read(Id).Value),
            to,
            Encoding.UTF8.GetBytes(after),
            7
        );

    public Result<CommittedTransition> Apply(TransitionPlan plan)
    {
        using var operation = Operations.Acquire(Id).Value;
        return Transition.Apply(plan, operation);
    }

    public Result<ControlRecord> Recover()
    {
        using var held = Guard.Acquire("test").Value;
        return Recovery.Recover(held, Id, Control.Read(Id).Value);
    }

    public string? ContentIn(WorkOrderState state)
    {
        var path = Layout.WorkOrder(state, Id).FullPath;
        return File.Exists(path) ? File.ReadAllText(path) : null;
    }

    public void Dispose() => directory.Dispose();
}
