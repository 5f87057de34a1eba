using System.Collections.Immutable;

namespace Wo.Engine.Lint;

/// <summary>The circles of a dependency graph, each as the set of work orders that reach each other.</summary>
internal sealed class DependencyCycles
{
    private readonly Dictionary<WorkOrderId, int> cycleOf = [];

    private DependencyCycles(ImmutableArray<ImmutableArray<WorkOrderId>> all)
    {
        All = all;
        for (var i = 0; i < all.Length; i++)
        {
            foreach (var id in all[i])
            {
                cycleOf.Add(id, i);
            }
        }
    }

    /// <summary>Every circle, its members in natural order; a work order that waits for itself is one.</summary>
    public ImmutableArray<ImmutableArray<WorkOrderId>> All { get; }

    /// <summary>The circle a work order is in; empty where it is in none.</summary>
    public ImmutableArray<WorkOrderId> Of(WorkOrderId id) => cycleOf.TryGetValue(id, out var index) ? All[index] : [];

    /// <summary>Tarjan's algorithm, with a stack of its own: a chain of work orders may be longer than the thread's.</summary>
    public static DependencyCycles Find(DependencyGraph graph) => Find(graph, graph.Open);

    /// <summary>The circles that some work orders are in or lead to.</summary>
    public static DependencyCycles Find(DependencyGraph graph, IEnumerable<WorkOrderId> from)
    {
        var search = new Search(graph);
        foreach (var id in from)
        {
            search.From(id);
        }

        search.Found.Sort((a, b) => NaturalIdOrder.Instance.Compare(a[0], b[0]));
        return new DependencyCycles([.. search.Found]);
    }

    private sealed class Search(DependencyGraph graph)
    {
        private readonly Dictionary<WorkOrderId, Node> nodes = [];
        private readonly Stack<Node> path = [];
        private readonly Stack<Node> open = [];

        public List<ImmutableArray<WorkOrderId>> Found { get; } = [];

        public void From(WorkOrderId start)
        {
            if (!nodes.ContainsKey(start))
            {
                Enter(start);
            }

            while (path.TryPeek(out var node))
            {
                if (node.Next == node.Dependencies.Length)
                {
                    Leave(path.Pop());
                    continue;
                }

                // What is done waits no longer, whatever its file says.
                var dependency = node.Dependencies[node.Next++];
                if (dependency.Status == DependencyStatus.Done || dependency.Id is not { } id)
                {
                    continue;
                }

                if (!nodes.TryGetValue(id, out var other))
                {
                    Enter(id);
                }
                else if (other.IsOpen)
                {
                    node.Lowest = Math.Min(node.Lowest, other.Index);
                }
            }
        }

        private void Enter(WorkOrderId id)
        {
            var node = new Node(id, nodes.Count, graph.DependenciesOf(id));
            nodes.Add(id, node);
            path.Push(node);
            open.Push(node);
        }

        private void Leave(Node node)
        {
            if (path.TryPeek(out var parent))
            {
                parent.Lowest = Math.Min(parent.Lowest, node.Lowest);
            }

            if (node.Lowest != node.Index)
            {
                return;
            }

            var members = new List<WorkOrderId>();
            Node member;
            do
            {
                member = open.Pop();
                member.IsOpen = false;
                members.Add(member.Id);
            } while (member != node);

            if (members.Count > 1 || node.Dependencies.Any(dependency => dependency.Id == node.Id))
            {
                members.Sort(NaturalIdOrder.Instance);
                Found.Add([.. members]);
            }
        }
    }

    private sealed class Node(WorkOrderId id, int index, ImmutableArray<Dependency> dependencies)
    {
        public WorkOrderId Id { get; } = id;
        public int Index { get; } = index;
        public int Lowest { get; set; } = index;
        public int Next { get; set; }
        public bool IsOpen { get; set; } = true;
        public ImmutableArray<Dependency> Dependencies { get; } = dependencies;
    }
}
