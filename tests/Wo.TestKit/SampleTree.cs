namespace Wo.TestKit;

/// <summary>
/// A repository with a small tree of work orders of our own, committed, and the log of what its users were promised.
/// </summary>
public sealed class SampleTree : IDisposable
{
    private const string Policy = """
        ignore: [_ctx/session_*.md, _ctx/handoff/**, _ctx/logs/**, _ctx/index/**, _ctx/jobs/index.json]
        allowlist_contract: [_ctx/jobs/**, _ctx/backlog/**, _ctx/dod/**, _ctx/policy/**]

        """;

    private const string Ignored = """
        /_ctx/jobs/running/*.lock
        /_ctx/**/*.bak.*
        /_ctx/**/.*.tmp
        /_ctx/logs/
        /_ctx/jobs/index.json
        /_ctx/index/

        """;

    /// <summary>A tree with so many pending work orders, WO-0001 and on.</summary>
    public SampleTree(int count)
        : this([.. Enumerable.Range(1, count).Select(number => new SampleWorkOrder(Name(number)))]) { }

    /// <summary>A tree with these work orders.</summary>
    public SampleTree(params SampleWorkOrder[] workOrders)
        : this(inMemory: false, workOrders) { }

    /// <summary>A tree with these work orders.</summary>
    /// <param name="inMemory">Whether it lies in memory, where the system has a place for that.</param>
    /// <param name="workOrders">The work orders.</param>
    public SampleTree(bool inMemory, SampleWorkOrder[] workOrders)
    {
        ArgumentNullException.ThrowIfNull(workOrders);
        Repository = new GitSandbox(inMemory: inMemory);
        Repository.Write(".gitignore", Ignored);
        Repository.Write("src/code.txt", "to be changed\n");
        // All samples have the same scope.
        Repository.Write("_ctx/policy/wo.yaml", "scope_overlap: allow\n");
        Repository.Write("_ctx/backlog/backlog.yaml", SampleInputs.Backlog);
        Repository.Write("_ctx/dod/samples.yaml", DefinitionOfDone);
        Repository.Write("_ctx/policy/ctx_finish_ignore.yaml", Policy);
        foreach (var workOrder in workOrders)
        {
            Write(workOrder);
        }

        Repository.Git("add", "--all");
        Repository.Git("commit", "--quiet", "--message", "Add work orders");
        Tool = new WoTool(Root);
    }

    /// <summary>What <c>_ctx/dod/samples.yaml</c> holds: the definition of done of every work order of the tree.</summary>
    public static string DefinitionOfDone { get; } =
        SampleInputs.DefinitionOfDone("DOD-SAMPLE", "diff.patch, verdict.json, handoff.md");

    /// <summary>The repository.</summary>
    public GitSandbox Repository { get; }

    /// <summary>The main worktree.</summary>
    public string Root => Repository.Root;

    /// <summary>The tool, run in the main worktree.</summary>
    public WoTool Tool { get; }

    /// <summary>What was promised so far.</summary>
    public Promises Promises { get; } = new();

    /// <summary>The id of the n-th work order, from 1.</summary>
    public static string Name(int number) => $"WO-{number:D4}";

    /// <summary>Writes a work order without committing it.</summary>
    public void Write(SampleWorkOrder workOrder)
    {
        ArgumentNullException.ThrowIfNull(workOrder);
        Repository.Write($"_ctx/jobs/{workOrder.State}/{workOrder.Id}.yaml", workOrder.ToString());
        Promises.Born(workOrder.Id, workOrder.State, workOrder.ToString());
    }

    /// <summary>The path of a work order in a state.</summary>
    public string FileOf(string id, string state) => Path.Combine(Root, "_ctx", "jobs", state, id + ".yaml");

    /// <summary>Where a work order's worktree belongs.</summary>
    public string WorktreeOf(string id) => Repository.Surroundings.At(".worktrees", id);

    /// <summary>The default branch of a work order.</summary>
    public static string BranchOf(string id) => "feat/wo-" + id;

    /// <summary>The directory with the control records.</summary>
    public string Control => Path.Combine(Root, ".git", "wo");

    /// <summary>Changes a file inside a work order's scope and commits it in the worktree.</summary>
    /// <returns>The commit.</returns>
    public string Work(string id)
    {
        var worktree = WorktreeOf(id);
        var file = Path.Combine(worktree, "src", $"{id}.txt");
        File.AppendAllText(file, $"work on {id}\n");
        GitSandbox.GitIn(worktree, "add", "--all");
        GitSandbox.GitIn(worktree, "commit", "--quiet", "--message", $"Work on {id}");
        return GitSandbox.GitIn(worktree, "rev-parse", "HEAD");
    }

    /// <summary>What contradicts the promises and the invariants; empty when all is well.</summary>
    public IReadOnlyList<string> Problems() => new TreeChecker(Root, Promises).Problems();

    /// <summary>Everything that a command which fails must leave alone.</summary>
    public TreeSnapshot Snapshot() => TreeSnapshot.Of(Root);

    /// <inheritdoc/>
    public void Dispose() => Repository.Dispose();
}
