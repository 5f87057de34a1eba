using Wo.Engine.Gates;
using Wo.Engine.Git;
using Wo.Engine.Session;

namespace Wo.Engine.Store;

/// <summary>Where everything lies under <c>_ctx</c>. The only place that knows these names.</summary>
/// <param name="stateRoot">The directory that contains <c>_ctx</c>, absolute.</param>
internal sealed class CtxLayout(string stateRoot)
{
    public const string WorkOrderSuffix = ".yaml";
    public const string LockSuffix = ".lock";

    public const string WorkOrderSchemaName = "work_order.schema.json";

    /// <summary>From the state root.</summary>
    public const string EditorDirectoryName = ".vscode";

    /// <summary>The directory that contains <c>_ctx</c>.</summary>
    public string StateRoot { get; } = Path.GetFullPath(stateRoot);

    public CtxPath Ctx => CtxPath.Of(StateRoot);
    public CtxPath Jobs => Ctx / "jobs";
    public CtxPath Index => Jobs / "index.json";
    public CtxPath LegacyIndex => Ctx / "index" / "wo_worktrees.json";
    public CtxPath Backlog => Ctx / "backlog" / "backlog.yaml";
    public CtxPath DefinitionsOfDone => Ctx / "dod";
    public CtxPath Configuration => Ctx / "policy" / "wo.yaml";
    public CtxPath FinishPolicy => Ctx / "policy" / "ctx_finish_ignore.yaml";
    public CtxPath Schemas => Ctx / "schemas";
    public CtxPath Logs => Ctx / "logs";
    public CtxPath ReconcileLogs => Logs / "reconcile";

    /// <summary>Where editors look for the settings that <c>init</c> writes; it need not exist.</summary>
    public string EditorSettingsDirectory => Path.Join(StateRoot, EditorDirectoryName);

    /// <summary>A schema of its own that a tree may carry, as those of the older scripts do; it need not exist.</summary>
    public string OwnSchema(string fileName) => Path.Join(StateRoot, OwnSchemaFromRoot(fileName));

    /// <summary>The same from the state root.</summary>
    public static string OwnSchemaFromRoot(string fileName) => $"docs/backlog/schema/{fileName}";

    public CtxPath StateDirectory(WorkOrderState state) => Jobs / state.DirectoryName();

    public CtxPath WorkOrder(WorkOrderState state, WorkOrderId id) =>
        StateDirectory(state) / (id.Value + WorkOrderSuffix);

    /// <summary>Where its file may lie, one path for each state, relative to the state root.</summary>
    public IEnumerable<string> PlacesOf(WorkOrderId id) =>
        WorkOrderStates.All.Select(state => WorkOrder(state, id).Relative);

    /// <summary>Whether a path is one that the file of a work order may have, in any state.</summary>
    /// <param name="path">From the state root, with <c>/</c>.</param>
    public static bool IsWorkOrderFile(string path) =>
        path.Split('/') is [CtxPath.DirectoryName, "jobs", var state, var name]
        && WorkOrderStates.All.Any(one => one.DirectoryName() == state)
        && name.EndsWith(WorkOrderSuffix, StringComparison.Ordinal)
        && WorkOrderId.TryParse(name[..^WorkOrderSuffix.Length], out _);

    public CtxPath LockMirror(WorkOrderId id) => StateDirectory(WorkOrderState.Running) / (id.Value + LockSuffix);

    public CtxPath LogsOf(WorkOrderId id) => Logs / id.Value;

    public CtxPath Verdict(WorkOrderId id) => LogsOf(id) / "verdict.json";

    /// <summary>Where the verdict that closed a revision is kept once the work order is open again.</summary>
    public CtxPath FormerVerdict(WorkOrderId id, string suffix) => LogsOf(id) / $"verdict.{suffix}.json";

    public CtxPath CommandLog(WorkOrderId id, int number) => LogsOf(id) / $"command_{number}.log";

    public CtxPath SetupLog(WorkOrderId id, int number) => LogsOf(id) / $"setup_{number}.log";

    public CtxPath Handoffs => Ctx / "handoff";

    public CtxPath Handoff(WorkOrderId id) => Handoffs / id.Value;

    public CtxPath SessionLog(string segment) => Ctx / $"session_{segment}.md";
}
