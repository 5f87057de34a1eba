using System.Text;
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
using Wo.TestKit;

namespace Wo.Engine.Tests.Read;

/// <summary>A state root on the real disk and everything that looks at it.</summary>
internal sealed class TreeFixture : IDisposable
{
    public const string Backlog = """
        version: 1
        generated_at: '2026-01-01T00:00:00Z'
        epics:
        - id: E-0001
          title: Only epic
          priority: P1
          wo_queue: []

        """;

    public const string DefinitionOfDone = """
        version: 1
        dod:
        - id: DOD-DEFAULT
          title: Only definition
          required_artifacts: []
          required_checks: []
          rules: []

        """;

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
            Write("_ctx/backlog/backlog.yaml", Backlog);
            Write("_ctx/dod/dod-default.yaml", DefinitionOfDone);
        }

        Writer = new AtomicWriter(Files, Clock);
        Control = new ControlStore(Files, Writer, ControlLayout);
        Generation = new Generation(Files, Writer, ControlLayout);
        var policy = LockingPolicy.Default with { GuardTimeout = TimeSpan.FromMilliseconds(200) };
        Guard = new Guard(Files, Writer, ControlLayout.Directory, TimeProvider.System, policy);
        Leases = new Leases(Files, Writer, Layout, Control);
        Tree = new WorkOrderTree(Files, Layout, Generation, Guard);
        Reader = new TreeReader(Files, Layout, Tree, Control, Leases, Clock, LeaseTtl.DefaultSeconds);
        Session = new SessionLog(Files, Writer, Layout, Guard, Clock);
        Builder = new IndexBuilder(Layout, Worktrees);
        Publisher = new IndexPublisher(
            Files,
            Writer,
            Layout,
            Tree,
            Reader.ControlOf,
            Generation,
            Guard,
            Builder,
            Clock
        );
        Check = new IndexCheck(Files, Layout, Tree, Reader.ControlOf, Builder);
        Init = new InitTree(Files, Writer, Layout, Tree, Guard, Clock);
        New = new NewWorkOrder(Files, Writer, Layout, Tree, Reader, Control, Generation, Guard, Clock);
    }

    public string Root { get; }
    public StoppedClock Clock { get; } = new();
    public FaultyFileSystem Files { get; }
    public CtxLayout Layout { get; }
    public ControlLayout ControlLayout { get; }
    public AtomicWriter Writer { get; }
    public ControlStore Control { get; }
    public Generation Generation { get; }
    public Guard Guard { get; }
    public Leases Leases { get; }
    public WorkOrderTree Tree { get; }
    public TreeReader Reader { get; }
    public SessionLog Session { get; }
    public FakeWorktrees Worktrees { get; } = new();
    public IndexBuilder Builder { get; }
    public IndexPublisher Publisher { get; }
    public IndexCheck Check { get; }
    public InitTree Init { get; }
    public NewWorkOrder New { get; }

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
            Worktree = Path.Join(Root, "..", "trees", id),
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
