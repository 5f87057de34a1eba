using System.Security.Cryptography;
using System.Text;
using Wo.Engine.Configuration;
using Wo.Engine.Git;
using Wo.Engine.Reconcile;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Git;
using Wo.Engine.Tests.Store;
using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Take;
using Wo.Engine.Workspaces;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Reconcile;

/// <summary>A real repository with a tree of work orders, and reconcile over a seam that can fail.</summary>
internal sealed class ReconcileFixture : IDisposable
{
    public ReconcileFixture()
    {
        Sandbox = new GitSandbox();
        Root = TestGit.RootOf(Sandbox);
        Workspace = NewWorkspace();
        foreach (var state in WorkOrderStates.All)
        {
            Directory.CreateDirectory(Layout.StateDirectory(state).FullPath);
        }

        Sandbox.Write("_ctx/backlog/backlog.yaml", SampleInputs.Backlog);
        Sandbox.Write("_ctx/dod/default.yaml", SampleInputs.DefinitionOfDone());
    }

    public GitSandbox Sandbox { get; }
    public StateRoot Root { get; }
    public StoppedClock Clock { get; } = new();
    public CountingTokens Tokens { get; } = new();
    public Settings Settings { get; } = new() { LockTtlSeconds = 3600 };
    public FaultyFileSystem Files { get; private set; } = null!;
    public Workspace Workspace { get; private set; }
    public CtxLayout Layout => Workspace.Layout;

    public static WorkOrderId Id(string text) =>
        WorkOrderId.TryParse(text, out var id) ? id : throw new ArgumentException(text);

    /// <summary>What a new process would see: no faults, nothing held.</summary>
    public void Restart() => Workspace = NewWorkspace();

    /// <summary>
    /// Dies before the n-th operation that others could see. Before a sync or after it is the same to whoever only
    /// dies: the kernel keeps what was written.
    /// </summary>
    public void KillAt(int operation)
    {
        var (first, seen, isDead) = (Files.FaultPoints, 0, false);
        Files.AtFaultPoint = (number, name, _) =>
        {
            var isBefore = (number - first) % 2 == 0;
            isDead |= isBefore && !name.StartsWith("fsync", StringComparison.Ordinal) && seen++ == operation;
            if (isDead)
            {
                throw new Killed();
            }
        };
    }

    public static string Text(string id, WorkOrderState state, int revision = 0, string further = "") =>
        $"version: 1\nid: {id}\nepic_id: E-0001\ntitle: Do something  # a comment\npriority: P1\n"
        + $"status: {state.DirectoryName()}\n{further}"
        + "dod_id: DOD-DEFAULT\nexecution:\n  engine: trifecta\n  segment: .\n  required_flow:\n"
        + "    - session.append:intent\n    - ctx.sync\n    - ctx.search\n    - ctx.get\n    - session.append:result\n"
        + (revision > 0 ? $"x_rev: {revision}\n" : "");

    public string PathOf(WorkOrderState state, string id) => Layout.WorkOrder(state, Id(id)).FullPath;

    /// <summary>Writes a work order as a hand would.</summary>
    public string Put(WorkOrderState state, string id, int revision = 0, string? text = null)
    {
        var path = PathOf(state, id);
        File.WriteAllText(path, text ?? Text(id, state, revision));
        return path;
    }

    public string PutBackup(WorkOrderState state, string id, string text, string time = "20260301T000000.0000000Z")
    {
        var path = $"{PathOf(state, id)}.bak.{time}";
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>A lock as older tools wrote it.</summary>
    public string PutLegacyLock(string id, TimeSpan age, string owner = "bob")
    {
        var path = Layout.LockMirror(Id(id)).FullPath;
        File.WriteAllText(path, $"Locked by ctx_wo_take.py at then\nPID: 77\nUser: {owner}\nHostname: old-host\n");
        File.SetLastWriteTimeUtc(path, (Clock.Now - age).UtcDateTime);
        return path;
    }

    public ControlRecord Record(string id) => Workspace.Control.Read(Id(id)).Value;

    public void SetRecord(string id, Func<ControlRecord, ControlRecord> change)
    {
        using var held = Workspace.Guard.Acquire("test").Value;
        Workspace.Control.Write(held, Id(id), change(Record(id)));
    }

    /// <summary>What a transition announces before its rename, and a dead one never takes back.</summary>
    public void BeginMoving()
    {
        using var held = Workspace.Guard.Acquire("test").Value;
        Workspace.Generation.Begin(held, Id("WO-0001"));
    }

    /// <summary>Puts a lease on record as a take does first.</summary>
    public Lease GrantLease(string id, string owner = "alice")
    {
        var naming = new WorktreeNaming(Root);
        var lease = new Lease
        {
            Token = Tokens.Next(),
            Owner = owner,
            Host = "build-7",
            TakenAt = Clock.Now,
            RenewedAt = Clock.Now,
            TtlSeconds = Settings.LockTtlSeconds,
            Worktree = naming.DefaultPath(id),
            Branch = naming.DefaultBranch(id),
            Mode = "create",
        };
        using var held = Workspace.Guard.Acquire("test").Value;
        Workspace.Leases.Grant(held, Id(id), Record(id), lease);
        return lease;
    }

    public TakenWorkOrder Take(string id, string owner = "alice")
    {
        var taken = new TakeWorkOrder(Workspace).Run(
            new TakeRequest(Id(id), new Caller(owner, IsExplicit: true, null)),
            CancellationToken.None
        );
        Assert.True(taken.IsOk, taken.Error?.Cause);
        return taken.Value;
    }

    public ReconcileReport Detect()
    {
        var report = new Reconciler(Workspace).Detect();
        Assert.True(report.IsOk, report.Error?.Cause);
        return report.Value;
    }

    public ReconcileReport Apply(bool force = false)
    {
        var report = new Reconciler(Workspace).Apply(force, CancellationToken.None);
        Assert.True(report.IsOk, report.Error?.Cause);
        return report.Value;
    }

    /// <summary>The whole disk below the repository's surroundings, .git and worktrees included, as one hash.</summary>
    public string Everything()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (
            var path in Directory
                .EnumerateFileSystemEntries(Sandbox.Surroundings.Path, "*", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
        )
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path + "\n"));
            if (File.Exists(path))
            {
                hash.AppendData(File.ReadAllBytes(path));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The texts of all work orders, backups and foreign locks.</summary>
    public IReadOnlyList<string> Texts() =>
        [
            .. Directory
                .EnumerateFiles(Layout.Jobs.FullPath, "*", SearchOption.AllDirectories)
                .Where(path =>
                    !path.EndsWith(".tmp", StringComparison.Ordinal)
                    && !path.EndsWith("index.json", StringComparison.Ordinal)
                )
                .Select(File.ReadAllText)
                .Where(text => !text.StartsWith("Locked by wo take", StringComparison.Ordinal)),
        ];

    public void Dispose() => Sandbox.Dispose();

    private Workspace NewWorkspace()
    {
        Files = new FaultyFileSystem(PlatformFileSystem.Create());
        return TestWorkspace.At(Root, Files, Clock, guardTimeout: TimeSpan.FromSeconds(1), Settings, Tokens);
    }
}
