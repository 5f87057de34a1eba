using GraphShape;
using GraphShape.Algorithms.Layout;
using QuikGraph;

namespace Wo.Tool.Commands.Deps;

/// <summary>Where each work order and each arrow of a drawing lies, as GraphShape places them: in layers, from left to right.</summary>
/// <param name="Centers">The middle of each box, in the order of the map.</param>
/// <param name="Bends">The points that an arrow passes between its two boxes.</param>
internal sealed record MapLayout(
    IReadOnlyList<Point> Centers,
    IReadOnlyDictionary<(string Before, string Waiting), Point[]> Bends
)
{
    private const double LayerGap = 60;
    private const double BoxGap = 24;

    /// <summary>Places a map. The same map is placed the same way each time.</summary>
    public static MapLayout Of(DependencyMap map, Func<DependencyNode, Size> sizeOf)
    {
        var boxes = map.Nodes.Select((node, number) => new Box(number, node.Name)).ToList();
        var byName = boxes.ToDictionary(box => box.Name, StringComparer.Ordinal);
        var graph = new BidirectionalGraph<Box, EquatableEdge<Box>>(allowParallelEdges: false);
        graph.AddVertexRange(boxes);
        graph.AddEdgeRange(
            from edge in map.Edges
            where edge.Waiting != edge.For
            select new EquatableEdge<Box>(byName[edge.For.Name], byName[edge.Waiting.Name])
        );
        var layout = new SugiyamaLayoutAlgorithm<Box, EquatableEdge<Box>, BidirectionalGraph<Box, EquatableEdge<Box>>>(
            graph,
            boxes.ToDictionary(box => box, box => sizeOf(map[box.Name])),
            new SugiyamaLayoutParameters
            {
                Direction = LayoutDirection.LeftToRight,
                LayerGap = LayerGap,
                SliceGap = BoxGap,
                EdgeRouting = SugiyamaEdgeRouting.Traditional,
            }
        )
        {
            // Ties are broken at random: always by the same numbers.
            Rand = new Random(0),
        };
        layout.Compute();
        return new MapLayout(
            [.. boxes.Select(box => layout.VerticesPositions[box])],
            layout.EdgeRoutes.ToDictionary(
                route => (route.Key.Source.Name, route.Key.Target.Name),
                route => route.Value
            )
        );
    }

    /// <summary>A box whose place in hash tables does not change from run to run, as that of a text does.</summary>
    private sealed record Box(int Number, string Name)
    {
        public bool Equals(Box? other) => Number == other?.Number;

        public override int GetHashCode() => Number;
    }
}
