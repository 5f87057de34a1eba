using System.Globalization;
using Wo.Engine.Configuration;
using Wo.Engine.Gates;
using Wo.Engine.Git;
using Wo.Engine.Lint;
using Wo.Engine.Processes;
using Wo.Engine.Store;
using Wo.Engine.Tests.Reconcile;
using Wo.Engine.Workspaces;
using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Histories;

/// <summary>The tree that one history happens to: real files, a clock of the test's, and a new process for each command.</summary>
internal sealed class HistoryTree : IDisposable
{
    // In memory: what is asked is what a process leaves behind, not what a disk does.
    private readonly TemporaryDirectory directory = new(inMemory: true);
    private readonly StateRoot root;
    private readonly GitCommand git;

    public HistoryTree(IEnumerable<SampleWorkOrder> workOrders)
    {
        var path = directory.At("repo");
        root = new StateRoot(path, Path.Join(path, ".git"), path);
        git = new GitCommand(new GitStandIn(path), ProcessEnvironment.OfThisProcess());
        Times = new FileTimes(Clock);
        Observer = new Observer(path, file => Times.Of(file) ?? Clock.Now, Settings.LockTtlSeconds);
        Layout = new CtxLayout(path);
        foreach (var state in Facts.States)
        {
            Directory.CreateDirectory(Path.Join(path, "_ctx", "jobs", state));
        }

        foreach (var place in (string[])["objects", "refs", "wo"])
        {
            Directory.CreateDirectory(Path.Join(path, ".git", place));
        }

        directory.Write("repo/.git/HEAD", "ref: refs/heads/main\n");
        directory.Write("repo/_ctx/backlog/backlog.yaml", SampleInputs.Backlog);
        directory.Write("repo/_ctx/dod/samples.yaml", SampleInputs.DefinitionOfDone("DOD-SAMPLE"));
        foreach (var workOrder in workOrders)
        {
            Write(Observer.PathOf(workOrder.State, workOrder.Id), workOrder.ToString());
        }
    }

    public string Root => root.Path;

    /// <summary>The guard's file.</summary>
    public string Guard => Path.Join(root.CommonGitDirectory, "wo", "guard");

    public StoppedClock Clock { get; } = new();

    public FileTimes Times { get; }

    public Settings Settings { get; } = new() { LockTtlSeconds = 3600, ScopeOverlap = OverlapPolicy.Allow };

    public Observer Observer { get; }

    public CtxLayout Layout { get; }

    /// <summary>Writes a file as a hand does.</summary>
    public void Write(string path, string text)
    {
        File.WriteAllText(path, text);
        Times.Touch(path);
    }

    /// <summary>A new process.</summary>
    public Workspace Start(HistoryFileSystem files, ITokenSource? tokens = null) =>
        new(
            root,
            git,
            files,
            Clock,
            LockingPolicy.Default with
            {
                GuardTimeout = TimeSpan.FromSeconds(1),
            },
            Settings,
            tokens ?? new RandomTokens()
        );

    public GateShell Shell { get; } = new(new NoShell(), ProcessEnvironment.OfThisProcess());

    public void Dispose() => directory.Dispose();

    /// <summary>No work order here has commands.</summary>
    private sealed class NoShell : IProcessRunner
    {
        public ProcessOutcome Run(ProcessRequest request, CancellationToken cancellation = default) =>
            throw new NotSupportedException(string.Create(CultureInfo.InvariantCulture, $"{request.Program}"));
    }
}
