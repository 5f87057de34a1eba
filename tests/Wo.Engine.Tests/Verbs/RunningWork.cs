using System.Text;
using Wo.Engine.Configuration;
using Wo.Engine.Diagnosis;
using Wo.Engine.Gates;
using Wo.Engine.Git;
using Wo.Engine.Processes;
using Wo.Engine.Reconcile;
using Wo.Engine.Session;
using Wo.Engine.Store.Control;
using Wo.Engine.Tests.Git;
using Wo.Engine.Tests.Store;
using Wo.Engine.Verbs;
using Wo.Engine.Verbs.Finish;
using Wo.Engine.Verbs.Take;
using Wo.Engine.Verbs.Verify;
using Wo.Engine.Workspaces;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Verbs;

/// <summary>A repository with one work order that alice has taken, and a commit of hers in its worktree.</summary>
internal sealed class RunningWork : IDisposable
{
    private readonly TimeProvider clock;

    public const string Summary = "it works";

    /// <summary>A scope that allows everything.</summary>
    public const string Unlimited =
        "allow: ['**'], deny: [], x_override: true, x_override_reason: 'tests write where they like', "
        + "x_override_expires: '9999-12-31'";

    /// <param name="more">Further keys of the work order, whole lines.</param>
    /// <param name="noWorktree">Whether the work is done in the main worktree.</param>
    /// <param name="clock">The clock of the workspace.</param>
    /// <param name="below">The state root's directory below the top of the repository.</param>
    /// <param name="withCommit">Whether she has made a commit in her worktree.</param>
    /// <param name="scope">The members of <c>scope</c>.</param>
    public RunningWork(
        string more = "",
        bool noWorktree = false,
        TimeProvider? clock = null,
        string below = "",
        bool withCommit = true,
        string scope = Unlimited
    )
    {
        Sandbox = new GitSandbox();
        StateRoot = Path.Join(Sandbox.Root, below);
        Id = WorkOrderId.TryParse("WO-0001", out var id) ? id : throw new InvalidOperationException();
        WriteTree(more, scope);
        Files = new FaultyFileSystem(PlatformFileSystem.Create());
        this.clock = clock ?? TimeProvider.System;
        Taken = Take(noWorktree);
        Place = Taken.WorktreePath;
        if (withCommit && !noWorktree)
        {
            Commit("work.txt", "done\n");
        }
    }

    public static Caller Alice { get; } = new("alice", IsExplicit: true, Token: null);
    public static Caller Mallory { get; } = new("mallory", IsExplicit: true, Token: null);

    public GitSandbox Sandbox { get; }
    public string StateRoot { get; }
    public FaultyFileSystem Files { get; }
    public Workspace Workspace
    {
        get => field ??= Open(TestGit.Command, clock);
        private set;
    }

    public TakenWorkOrder Taken { get; }
    public WorkOrderId Id { get; }

    /// <summary>Where the work is done.</summary>
    public string Place { get; }

    /// <summary>The settings of the workspace; changed ones hold from the next command on.</summary>
    public Settings Settings
    {
        get;
        set
        {
            field = value;
            Workspace = null!;
        }
    } = new() { LockTtlSeconds = 3600 };

    public IProcessRunner Processes { get; set; } = ProcessRunner.ForThisPlatform(TimeProvider.System);

    /// <summary>The environment of the caller, which gates get.</summary>
    public ProcessEnvironment Environment { get; set; } = TestGit.Environment;

    public string Head => GitSandbox.GitIn(Place, "rev-parse", "HEAD");

    public WorkOrderState State => Workspace.Subjects.Read(Id).Value.State;

    public string File => Encoding.UTF8.GetString(Workspace.Subjects.Read(Id).Value.File.Bytes);

    public ControlRecord Record => Workspace.Control.Read(Id).Value;

    /// <summary>The verdict, which every schema test and reader would see; fails where it is not valid.</summary>
    public VerdictText Verdict => VerdictText.Read(VerdictPath);

    public string VerdictPath => Path.Join(StateRoot, "_ctx", "logs", Id.Value, "verdict.json");

    public string SessionLog => System.IO.File.ReadAllText(SessionPath);

    public string SessionPath => Path.Join(StateRoot, "_ctx", $"session_{Path.GetFileName(StateRoot)}.md");

    public FinishRequest Done { get; init; } =
        new(
            WorkOrderId.TryParse("WO-0001", out var id) ? id : throw new InvalidOperationException(),
            Alice,
            FinishResult.Done
        )
        {
            Summary = Summary,
        };

    /// <summary><c>verify:</c> with commands, as single-quoted scalars.</summary>
    public static string Verify(params string[] commands) =>
        "verify:\n  commands:\n"
        + string.Concat(commands.Select(command => $"  - '{command.Replace("'", "''", StringComparison.Ordinal)}'\n"));

    /// <summary>Replaces the definition of done.</summary>
    /// <param name="artifacts">What it asks for, separated by commas.</param>
    /// <param name="checks">The commands of its check.</param>
    public RunningWork Require(string artifacts, params string[] checks)
    {
        var commands = string.Concat(checks.Select(c => $"    - '{c.Replace("'", "''", StringComparison.Ordinal)}'\n"));
        Put(
            "dod/dod.yaml",
            SampleInputs
                .DefinitionOfDone("DOD-DEFAULT", artifacts)
                .Replace(
                    "required_checks: []\n",
                    checks.Length == 0
                        ? "required_checks: []\n"
                        : $"required_checks:\n  - name: tests\n    commands:\n{commands}",
                    StringComparison.Ordinal
                )
        );
        return this;
    }

    /// <summary>A file of the evidence.</summary>
    public string Evidence(string name) => Path.Join(StateRoot, "_ctx", "handoff", Id.Value, name);

    /// <summary>Writes a file beside the evidence, as a person does.</summary>
    public void PutEvidence(string name, string content) => Put($"handoff/{Id}/{name}", content);

    public VerifyOutcome Verify(Func<VerifyRequest, VerifyRequest>? with = null) =>
        new VerifyWorkOrder(Workspace, new GateShell(Processes, Environment)).Run(
            (with ?? (request => request))(new VerifyRequest(Id, Alice)),
            _ => null,
            TestContext.Current.CancellationToken
        );

    public string Log(int number) => Path.Join(StateRoot, "_ctx", "logs", Id.Value, $"command_{number}.log");

    public void Commit(string file, string content)
    {
        Write(file, content);
        GitSandbox.GitIn(Place, "add", "--", file);
        GitSandbox.GitIn(Place, "commit", "--quiet", "--message", $"Write {file}");
    }

    public void Write(string file, string content)
    {
        var path = Path.Join(Place, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, content);
    }

    public Result<FinishedWorkOrder> Finish(FinishRequest? request = null, Workspace? workspace = null) =>
        Finish(_ => null, TestContext.Current.CancellationToken, request, workspace);

    public Result<FinishedWorkOrder> Finish(
        Func<GateStep, IDisposable?> follow,
        CancellationToken cancellation,
        FinishRequest? request = null,
        Workspace? workspace = null
    ) =>
        new FinishWorkOrder(workspace ?? Workspace, new GateShell(Processes, Environment))
            .Run(request ?? Done, follow, cancellation)
            .Answer;

    public ReconcileReport Reconcile(bool force = false) =>
        new Reconciler(Workspace).Apply(force, TestContext.Current.CancellationToken).Value;

    /// <summary>What <c>reconcile</c> finds and leaves as it is.</summary>
    public ReconcileReport Detect() => new Reconciler(Workspace).Detect().Value;

    /// <summary>The same repository through another git.</summary>
    public Workspace Open(GitCommand git, TimeProvider clock) =>
        new(
            new StateRoot(StateRoot, Path.Join(Sandbox.Root, ".git"), Sandbox.Root),
            git,
            Files,
            clock,
            LockingPolicy.Default,
            Settings,
            new RandomTokens()
        );

    public void Dispose() => Sandbox.Dispose();

    private TakenWorkOrder Take(bool noWorktree)
    {
        var take = new TakeWorkOrder(Workspace);
        var taken = take.Run(new TakeRequest(Id, Alice) { NoWorktree = noWorktree }, CancellationToken.None);
        Assert.True(taken.IsOk, taken.Error?.ToString());
        Assert.Empty(taken.Value.Warnings);
        return taken.Value;
    }

    private void WriteTree(string more, string scope)
    {
        Put("backlog/backlog.yaml", SampleInputs.Backlog);
        Put("dod/dod.yaml", SampleInputs.DefinitionOfDone());
        Put(
            "jobs/pending/WO-0001.yaml",
            """
            version: 1
            id: WO-0001
            epic_id: E-0001
            title: Make it work # whatever it is
            priority: P1
            status: pending
            dod_id: DOD-DEFAULT
            execution:
              engine: trifecta
              required_flow: [session.append:intent, ctx.sync, ctx.search, ctx.get, session.append:result]
              segment: .

            """
                + $"scope: {{{scope}}}\n"
                + more
        );
    }

    public void Put(string path, string content)
    {
        var full = Path.Join(StateRoot, "_ctx", path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        System.IO.File.WriteAllText(full, content);
    }
}
