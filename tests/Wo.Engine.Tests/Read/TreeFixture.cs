using System.Text;
using Wo.Engine.Git;
using Wo.Engine.Index;
using Wo.Engine.Lint;
using Wo.Engine.Read;
using Wo.Engine.Session;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Store.Tree;
using Wo.Engine.Tests.Store;
using Wo.Engine.Verbs.Init;
using Wo.Engine.Verbs.New;
using Wo.Engine.Workspaces;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Read;

/// <summary>A state root on the real disk and everything that looks at it.</summary>
internal sealed class TreeFixture : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public TreeFixture(bool withInputs = true)
    {
        Root = directory.At("proj");
        Files = new FaultyFileSystem(PlatformFileSystem.Create());
        Layout = new CtxLayout(Root);
        ControlLayout = new ControlLayout(Path.Join(Root, ".git"));
        Directory.CreateDirectory(Path.Join(Root, ".git"));
        if (withInputs)
        {
            Write("_ctx/backlog/backlog.yaml", SampleInputs.Backlog);
            Write("_ctx/dod/dod-default.yaml", SampleInputs.DefinitionOfDone());
        }

        Workspace = TestWorkspace.At(
            new StateRoot(Root, Path.Join(Root, ".git"), Root),
            Files,
            Clock,
            guardTimeout: TimeSpan.FromMilliseconds(200)
        );
        Reader = new TreeReader(Workspace);
        Builder = new IndexBuilder(Workspace, Worktrees);
        Publisher = new IndexPublisher(Workspace, Builder);
        Check = new IndexCheck(Workspace, Builder);
        Init = new InitTree(Workspace);
        New = new NewWorkOrder(Workspace);
    }

    public string Root { get; }
    public StoppedClock Clock { get; } = new() { Now = new(2026, 3, 15, 12, 28, 30, TimeSpan.Zero) };
    public FaultyFileSystem Files { get; }
    public Workspace Workspace { get; }
    public CtxLayout Layout { get; }
    public ControlLayout ControlLayout { get; }
    public AtomicWriter Writer => Workspace.Writer;
    public ControlStore Control => Workspace.Control;
    public Generation Generation => Workspace.Generation;
    public Guard Guard => Workspace.Guard;
    public Leases Leases => Workspace.Leases;
    public WorkOrderTree Tree => Workspace.Tree;
    public TreeReader Reader { get; }
    public SessionLog Session => Workspace.Session;
    public FakeWorktrees Worktrees { get; } = new();
    public IndexBuilder Builder { get; }
    public IndexPublisher Publisher { get; }
    public IndexCheck Check { get; }
    public InitTree Init { get; }
    public NewWorkOrder New { get; }

    /// <summary>A request for a work order that says no more than it must.</summary>
    public static NewWorkOrderRequest NewRequest { get; } =
        new()
        {
            Epic = "E-0001",
            Title = "Do it",
            Verify = ["true"],
        };

    public static WorkOrderId Id(string text) =>
        WorkOrderId.TryParse(text, out var id) ? id : throw new ArgumentException(text);

    /// <summary>A work order that nothing is wrong with, but for what the arguments change.</summary>
    public static string Valid(string id, string status = "pending", string priority = "P1", string more = "") =>
        $"""
            version: 1
            id: {id}
            epic_id: E-0001
            title: Title of {id}
            priority: {priority}
            status: {status}
            owner: null
            scope:
              allow:
              - src/**
              deny: []
            verify:
              commands:
              - 'true'
            dod_id: DOD-DEFAULT
            execution:
              engine: trifecta
              required_flow: [session.append:intent, ctx.sync, ctx.search, ctx.get, session.append:result]
              segment: .
            {more}

            """;

    public void Write(string relative, string text)
    {
        var path = Path.Join(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
    }

    public string Read(string relative) => File.ReadAllText(Path.Join(Root, relative));

    public bool Exists(string relative) => Path.Exists(Path.Join(Root, relative));

    public void Put(
        string id,
        WorkOrderState state = WorkOrderState.Pending,
        string priority = "P1",
        string more = ""
    ) => PutText(id, state, Valid(id, state.DirectoryName(), priority, more));

    public void PutText(string id, WorkOrderState state, string text) =>
        Write($"_ctx/jobs/{state.DirectoryName()}/{id}.yaml", text);

    public Lease Grant(string id, string owner = "alice", long ttlSeconds = 86400)
    {
        var lease = StoreFixture.SomeLease with
        {
            Owner = owner,
            TakenAt = Clock.Now,
            RenewedAt = Clock.Now,
            TtlSeconds = ttlSeconds,
            Worktree = Path.GetFullPath(Path.Join(Root, "..", "trees", id)),
            Branch = $"feat/wo-{id}",
        };
        using var held = Guard.Acquire("test").Value;
        Leases.Grant(held, Id(id), Control.Read(Id(id)).Value, lease);
        return lease;
    }

    public void Record(string id, ControlRecord record)
    {
        using var held = Guard.Acquire("test").Value;
        Control.Write(held, Id(id), record);
    }

    public IReadOnlyList<LintFinding> Lint(string id)
    {
        var reading = Reader.Read();
        var entry = reading.Scan.Entries.Single(entry => entry.Id == Id(id));
        return reading.Linter.Lint(entry.Candidates[0]);
    }

    public string[] Ready()
    {
        var reading = Reader.Read();
        return [.. reading.Readiness.Ready(reading.Scan).Select(candidate => candidate.Id.Value)];
    }

    public void Dispose() => directory.Dispose();
}
