using System.Collections.Immutable;
using Wo.Engine.Lint;

namespace Wo.Engine.Read;

/// <summary>
/// The longest chains of open work orders of which each waits for the one before it. Steps within a circle are not taken: it
/// has no end.
/// </summary>
internal sealed class LongestChains
{
    private readonly Dictionary<string, DependencyNode> nodes;
    private readonly DependencyCycles cycles;

    // How many open ones come at least before and after each, itself counted, and which is the next on that way.
    private readonly Dictionary<string, (int Length, string? Next)> before;
    private readonly Dictionary<string, (int Length, string? Next)> after;

    private LongestChains(Dictionary<string, DependencyNode> nodes, DependencyCycles cycles)
    {
        (this.nodes, this.cycles) = (nodes, cycles);
        before = Measure(node => node.WaitsFor);
        after = Measure(node => node.Blocks);
    }

    /// <summary>Measures all chains.</summary>
    public static LongestChains Of(Dictionary<string, DependencyNode> nodes, DependencyCycles cycles) =>
        new(nodes, cycles);

    /// <summary>The longest of all; of several that of the smallest name.</summary>
    public ImmutableArray<string> Longest() =>
        before.Count == 0
            ? []
            : Through(
                before
                    .OrderByDescending(chain => chain.Value.Length)
                    .ThenBy(chain => chain.Key, StringComparer.Ordinal)
                    .First()
                    .Key
            );

    /// <summary>The longest that a work order is part of, what comes first at the front.</summary>
    public ImmutableArray<string> Through(string name)
    {
        if (!before.ContainsKey(name))
        {
            return [];
        }

        return [.. Follow(before, name).Reverse(), .. Follow(after, name).Skip(1)];
    }

    private static IEnumerable<string> Follow(Dictionary<string, (int Length, string? Next)> ways, string start)
    {
        for (string? name = start; name is not null; name = ways[name].Next)
        {
            yield return name;
        }
    }

    /// <summary>Depth first, with a stack of its own: a chain may be longer than the thread's.</summary>
    private Dictionary<string, (int, string?)> Measure(Func<DependencyNode, ImmutableArray<string>> next)
    {
        var measured = new Dictionary<string, (int Length, string? Next)>(StringComparer.Ordinal);
        var entered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var start in nodes.Values.Where(IsOnTheWay))
        {
            var path = new Stack<DependencyNode>([start]);
            while (path.TryPeek(out var node))
            {
                if (measured.ContainsKey(node.Name))
                {
                    path.Pop();
                }
                else if (entered.Add(node.Name))
                {
                    foreach (var further in Further(node, next).Where(other => !entered.Contains(other.Name)))
                    {
                        path.Push(further);
                    }
                }
                else
                {
                    path.Pop();
                    measured.Add(node.Name, Best(Further(node, next), measured));
                }
            }
        }

        return measured;
    }

    private static (int, string?) Best(
        IEnumerable<DependencyNode> further,
        Dictionary<string, (int Length, string? Next)> measured
    )
    {
        (int Length, string? Next) best = (1, null);
        foreach (var node in further)
        {
            if (measured[node.Name].Length + 1 > best.Length)
            {
                best = (measured[node.Name].Length + 1, node.Name);
            }
        }

        return best;
    }

    private IEnumerable<DependencyNode> Further(
        DependencyNode node,
        Func<DependencyNode, ImmutableArray<string>> next
    ) => next(node).Select(name => nodes[name]).Where(other => IsOnTheWay(other) && !IsCircular(node, other));

    private bool IsCircular(DependencyNode one, DependencyNode other) =>
        one.Id is { } first && other.Id is { } second && cycles.Of(first).Contains(second);

    private static bool IsOnTheWay(DependencyNode node) => node is { IsOpen: true, State: not WorkOrderState.Failed };
}
