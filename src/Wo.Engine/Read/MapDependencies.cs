using System.Collections.Immutable;
using Wo.Engine.Lint;

namespace Wo.Engine.Read;

/// <summary>Draws the map of a tree, or of what has to do with one work order.</summary>
internal static class MapDependencies
{
    /// <summary>Everything that is open with what it waits for.</summary>
    /// <param name="reading">The tree.</param>
    /// <param name="withClosed">Whether what is closed is on it, too.</param>
    public static DependencyMap OfTree(TreeReading reading, bool withClosed)
    {
        var all = Nodes(reading);
        var chosen = all.Values.Where(node => withClosed || IsWaitingOrAwaited(node, all)).ToList();
        return Map(reading, all, chosen, LongestChains.Of(all, reading.Graph.Cycles).Longest());
    }

    /// <summary>A work order, all that it waits for and all that waits for it, also through others.</summary>
    public static DependencyMap Of(TreeReading reading, WorkOrderId id)
    {
        var all = Nodes(reading);
        var around = Reach(all, id.Value, node => node.WaitsFor);
        around.UnionWith(Reach(all, id.Value, node => node.Blocks));
        return Map(
            reading,
            all,
            [.. all.Values.Where(node => around.Contains(node.Name))],
            LongestChains.Of(all, reading.Graph.Cycles).Through(id.Value)
        );
    }

    private static DependencyMap Map(
        TreeReading reading,
        Dictionary<string, DependencyNode> all,
        List<DependencyNode> chosen,
        ImmutableArray<string> longest
    )
    {
        var names = chosen.Select(node => node.Name).ToHashSet(StringComparer.Ordinal);
        chosen.Sort(Compare);
        return new DependencyMap(
            [.. chosen],
            [.. reading.Graph.Cycles.All.Where(cycle => cycle.Any(id => names.Contains(id.Value)))],
            longest.Length > 1 ? longest : []
        );
    }

    private static bool IsWaitingOrAwaited(DependencyNode node, Dictionary<string, DependencyNode> all) =>
        node is { IsOpen: true, State: not WorkOrderState.Failed }
        || node.Blocks.Any(name => all[name].State is not (WorkOrderState.Done or WorkOrderState.Failed));

    private static HashSet<string> Reach(
        Dictionary<string, DependencyNode> all,
        string start,
        Func<DependencyNode, ImmutableArray<string>> next
    )
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { start };
        var open = new Stack<string>([start]);
        while (open.TryPop(out var name))
        {
            // What is done waits no longer: the way ends there.
            var further = name == start || all[name].IsOpen ? next(all[name]) : [];
            foreach (var other in further.Where(seen.Add))
            {
                open.Push(other);
            }
        }

        return seen;
    }

    private static Dictionary<string, DependencyNode> Nodes(TreeReading reading)
    {
        var nodes = new Dictionary<string, DependencyNode>(StringComparer.Ordinal);
        var waiting = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var entry in reading.Scan.Entries)
        {
            var active = entry.Active is { Problem: null } readable ? readable : null;
            var dependencies = reading.Graph.DependenciesOf(entry.Id);
            var status =
                active is null ? DependencyStatus.Unclear
                : active.State == WorkOrderState.Done ? DependencyStatus.Done
                : DependencyStatus.NotDone;
            nodes[entry.Id.Value] = new DependencyNode(
                entry.Id.Value,
                entry.Id,
                active?.State,
                status,
                active?.Summary.Title,
                active?.Summary.Priority
            )
            {
                WaitsFor = [.. dependencies.Select(dependency => dependency.Text)],
            };
        }

        foreach (var entry in reading.Scan.Entries)
        {
            var isClosed = nodes[entry.Id.Value].State is WorkOrderState.Done or WorkOrderState.Failed;
            foreach (var dependency in reading.Graph.DependenciesOf(entry.Id))
            {
                nodes.TryAdd(
                    dependency.Text,
                    new DependencyNode(dependency.Text, dependency.Id, null, dependency.Status, null, null)
                );
                if (!isClosed)
                {
                    Waiting(waiting, dependency.Text).Add(entry.Id.Value);
                }
            }
        }

        return nodes.Values.ToDictionary(
            node => node.Name,
            node => WithDependents(node, nodes, waiting),
            StringComparer.Ordinal
        );
    }

    private static List<string> Waiting(Dictionary<string, List<string>> waiting, string name)
    {
        if (!waiting.TryGetValue(name, out var list))
        {
            waiting.Add(name, list = []);
        }

        return list;
    }

    private static DependencyNode WithDependents(
        DependencyNode node,
        Dictionary<string, DependencyNode> nodes,
        Dictionary<string, List<string>> waiting
    )
    {
        if (!waiting.TryGetValue(node.Name, out var names))
        {
            return node;
        }

        names.Sort((a, b) => Compare(nodes[a], nodes[b]));
        return node with
        {
            Blocks = [.. names],
            Unblocks = node.IsOpen
                ?
                [
                    .. names.Where(name =>
                        nodes[name].WaitsFor.All(other => other == node.Name || !nodes[other].IsOpen)
                    ),
                ]
                : [],
        };
    }

    private static int Compare(DependencyNode left, DependencyNode right) =>
        (left.Id, right.Id) switch
        {
            ({ } a, { } b) => NaturalIdOrder.Instance.Compare(a, b),
            (null, null) => string.CompareOrdinal(left.Name, right.Name),
            var (a, _) => a is null ? 1 : -1,
        };
}
