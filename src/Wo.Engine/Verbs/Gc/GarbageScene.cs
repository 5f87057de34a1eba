using Wo.Engine.Diagnosis;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Gc;

/// <summary>The tree and the repository at one moment, as far as it matters for what is left over.</summary>
internal sealed class GarbageScene
{
    private readonly Dictionary<WorkOrderId, WorkOrderObservation> views;
    private readonly Lazy<ILookup<string, WorkOrderId>> branches;

    public GarbageScene(Workspace workspace, GarbageAges ages, string? here, TreeObservation tree)
    {
        (Workspace, Ages, Here, Tree) = (workspace, ages, here, tree);
        views = tree.WorkOrders.ToDictionary(view => view.Id);
        Decisions = new Decisions(workspace);
        branches = new(
            () =>
                workspace
                    .Tree.ScanOnce(null)
                    .Entries.SelectMany(entry => entry.Candidates)
                    .Where(file => file.Summary.Branch is not null)
                    .ToLookup(file => file.Summary.Branch!, file => file.Id, StringComparer.Ordinal),
            LazyThreadSafetyMode.None
        );
    }

    public Workspace Workspace { get; }

    /// <summary>How old things have to be.</summary>
    public GarbageAges Ages { get; }

    /// <summary>Where the caller stands; <see langword="null"/> where that directory is gone.</summary>
    public string? Here { get; }

    public TreeObservation Tree { get; }

    /// <summary>Which work orders wait for a decision.</summary>
    public Decisions Decisions { get; }

    public DateTimeOffset Now => Tree.Now;

    /// <summary>Whether the scene is about a work order: all of them, or the one whose locks are held.</summary>
    public bool IsAbout(WorkOrderId id) => Tree.Only is not { } only || only == id;

    /// <summary>The work orders whose files name a branch, also outside the scene.</summary>
    public IEnumerable<WorkOrderId> Naming(string branch) => branches.Value[branch];

    public WorkOrderObservation? Find(WorkOrderId id) => views.GetValueOrDefault(id);

    /// <summary>What speaks against touching anything of a closed work order; <see langword="null"/> for nothing.</summary>
    public string? Objection(WorkOrderId id) =>
        Find(id) switch
        {
            null => $"there is no work order {id}",
            { IsBusy: true } => $"an operation on {id} is under way",
            { Lease: not null } => $"{id} is held",
            { IsClosed: false, Entry: { Active: { State: var state } } } => $"{id} is {state.DirectoryName()}",
            { Settled: null } => $"{id} needs reconcile first",
            _ => Decisions.IsOpen(id) ? $"its decision.md says {Decisions.Word}" : null,
        };
}
