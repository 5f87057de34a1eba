using System.Collections.Concurrent;
using System.Collections.Immutable;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Lint;

/// <summary>Which work order waits for which, at the moment of one scan. Several threads may ask at once.</summary>
internal sealed class DependencyGraph
{
    private readonly TreeScan scan;
    private readonly ConcurrentDictionary<WorkOrderId, ImmutableArray<Dependency>> dependencies = [];
    private readonly Lazy<DependencyCycles> cycles;
    private readonly Dictionary<WorkOrderId, WorkOrderId> twins = [];

    public DependencyGraph(TreeScan scan)
    {
        this.scan = scan;
        cycles = new(() => DependencyCycles.Find(this));
        if (scan.MayHaveTwins)
        {
            FindTwins();
        }
    }

    /// <summary>The ids of the tree.</summary>
    public IEnumerable<WorkOrderId> Ids => scan.Entries.Select(entry => entry.Id);

    /// <summary>The work order of an id, or <see langword="null"/>.</summary>
    public WorkOrderEntry? Find(WorkOrderId id) => scan.Find(id);

    /// <summary>Another id of the tree that differs in case only, or <see langword="null"/>.</summary>
    public WorkOrderId? TwinOf(WorkOrderId id) => twins.TryGetValue(id, out var twin) ? twin : null;

    /// <summary>The ids that wait for others: all that are not closed. What a long history says need not be read.</summary>
    public IEnumerable<WorkOrderId> Open =>
        from entry in scan.Entries
        where entry.Active?.State is not (WorkOrderState.Done or WorkOrderState.Failed)
        select entry.Id;

    /// <summary>Circles of work orders that wait for each other and so for ever.</summary>
    public DependencyCycles Cycles => cycles.Value;

    /// <summary>
    /// The circle that a work order is in, in natural order; empty where it is in none. In a part of a tree it is looked for
    /// from the work order on.
    /// </summary>
    public ImmutableArray<WorkOrderId> CycleOf(WorkOrderId id)
    {
        if (scan.IsWhole || cycles.IsValueCreated)
        {
            return Cycles.Of(id);
        }

        var found = DependencyCycles.Find(this, [id]).Of(id);

        // What is closed begins no circle, but may be in one that an open work order leads to.
        return found.IsEmpty || Open.Any(found.Contains) ? found : Cycles.Of(id);
    }

    /// <summary>What a work order of the tree waits for, as it is written; empty for one that cannot be read.</summary>
    public ImmutableArray<Dependency> DependenciesOf(WorkOrderId id) =>
        dependencies.GetOrAdd(
            id,
            static (id, graph) => graph.Find(id)?.Active is { } active ? graph.Of(active) : [],
            this
        );

    /// <summary>Who waits for a work order, in natural order. A part of a tree has to be read with these.</summary>
    public ImmutableArray<WorkOrderId> DependentsOf(WorkOrderId id)
    {
        var dependents = new List<WorkOrderId>();
        foreach (var entry in scan.Entries)
        {
            // Of a part of a tree those were read that name it.
            var isKnown = scan.IsWhole || entry.Active is { IsKnown: true };
            if (isKnown && DependenciesOf(entry.Id).Any(dependency => dependency.Id == id))
            {
                dependents.Add(entry.Id);
            }
        }

        dependents.Sort(NaturalIdOrder.Instance);
        return [.. dependents];
    }

    /// <summary>Whether one work order waits for another, be it through others. The other need not be in the tree.</summary>
    public bool Reaches(WorkOrderId from, WorkOrderId to)
    {
        var seen = new HashSet<WorkOrderId> { from };
        var next = new Stack<WorkOrderId>([from]);
        while (next.TryPop(out var id))
        {
            foreach (var dependency in DependenciesOf(id))
            {
                if (dependency.Id == to)
                {
                    return true;
                }

                if (dependency is { Id: { } further, Status: not DependencyStatus.Done } && seen.Add(further))
                {
                    next.Push(further);
                }
            }
        }

        return false;
    }

    /// <summary>The dependencies of any candidate, also of one that is not in the tree (yet); each id once.</summary>
    public ImmutableArray<Dependency> Of(WorkOrderCandidate candidate)
    {
        var written = candidate.Summary.Dependencies;
        var found = ImmutableArray.CreateBuilder<Dependency>(written.Length);
        foreach (var entry in written)
        {
            if (!Contains(found, entry.Text))
            {
                found.Add(Find(entry));
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Whether all that a candidate waits for is done; no for one that waits for itself.</summary>
    public bool AreAllDone(WorkOrderCandidate candidate)
    {
        foreach (var written in candidate.Summary.Dependencies)
        {
            if (
                !WorkOrderId.TryParse(written.Text, out var id)
                || id == candidate.Id
                || Find(id)?.Active is not { State: WorkOrderState.Done, Problem: null }
            )
            {
                return false;
            }
        }

        return true;
    }

    private void FindTwins()
    {
        var spellings = new Dictionary<string, WorkOrderId>(scan.Entries.Length, StringComparer.OrdinalIgnoreCase);
        foreach (var id in Ids)
        {
            if (!spellings.TryAdd(id.Value, id))
            {
                var other = spellings[id.Value];
                twins[id] = other;
                twins[other] = id;
            }
        }
    }

    private Dependency Find(WrittenDependency written)
    {
        if (!WorkOrderId.TryParse(written.Text, out var id))
        {
            return new Dependency(written.Text, written.Position, written.Index, null, DependencyStatus.Invalid, null);
        }

        var (status, state) = Find(id) is not { } entry
            ? (DependencyStatus.Missing, (WorkOrderState?)null)
            : entry.Active switch
            {
                null or { Problem: not null } => (DependencyStatus.Unclear, null),
                { State: WorkOrderState.Done } => (DependencyStatus.Done, WorkOrderState.Done),
                var active => (DependencyStatus.NotDone, active.State),
            };
        return new Dependency(written.Text, written.Position, written.Index, id, status, state);
    }

    private static bool Contains(ImmutableArray<Dependency>.Builder found, string text)
    {
        foreach (var dependency in found)
        {
            if (dependency.Text == text)
            {
                return true;
            }
        }

        return false;
    }
}
