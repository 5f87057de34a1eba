using System.Collections.Immutable;

namespace Wo.Engine.Read;

/// <summary>Which work orders wait for which.</summary>
/// <param name="Nodes">The work orders, in natural order of their ids, then what is written and does not exist.</param>
/// <param name="Cycles">Those that wait for each other and so for ever.</param>
/// <param name="CriticalPath">The longest chain of open ones, what comes first at the front; circles are left out.</param>
internal sealed record DependencyMap(
    ImmutableArray<DependencyNode> Nodes,
    ImmutableArray<ImmutableArray<WorkOrderId>> Cycles,
    ImmutableArray<string> CriticalPath
)
{
    private ImmutableDictionary<string, DependencyNode>? byName;

    /// <summary>A node by its name.</summary>
    public DependencyNode this[string name] => ByName[name];

    private ImmutableDictionary<string, DependencyNode> ByName =>
        byName ??= Nodes.ToImmutableDictionary(node => node.Name, StringComparer.Ordinal);

    /// <summary>Whether a work order is on the map.</summary>
    public bool Has(string name) => ByName.ContainsKey(name);

    /// <summary>Every pair of what waits and what it waits for.</summary>
    public IEnumerable<(DependencyNode Waiting, DependencyNode For)> Edges =>
        from node in Nodes
        from name in node.WaitsFor
        where Has(name)
        select (node, this[name]);

    /// <summary>Whether two follow each other on the critical path.</summary>
    public bool IsCritical(DependencyNode waiting, DependencyNode before)
    {
        var place = CriticalPath.IndexOf(before.Name);
        return place >= 0 && place + 1 < CriticalPath.Length && CriticalPath[place + 1] == waiting.Name;
    }

    /// <summary>Whether two are in the same circle.</summary>
    public bool IsCircular(DependencyNode waiting, DependencyNode before) =>
        waiting.Id is { } one
        && before.Id is { } other
        && Cycles.Any(cycle => cycle.Contains(one) && cycle.Contains(other));
}
