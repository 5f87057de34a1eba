using GraphShape;
using GraphShape.Algorithms.Layout;
using QuikGraph;

namespace Wo.Tool.Commands.Deps;

/// <summary>Where each work order and each arrow of a drawing lies: in layers, from left to right.</summary>
/// <param name="Centers">The middle of each box, in the order of the map.</param>
/// <param name="Bends">The points that an arrow passes between its two boxes.</param>
internal sealed record MapLayout(
    IReadOnlyList<Point> Centers,
    IReadOnlyDictionary<(string Before, string Waiting), Point[]> Bends
)
{
    private const double LayerGap = 60;
    private const double BoxGap = 24;

    // GraphShape goes over all layers again for each layer. Up to this it takes about half a second; beyond, an eye cannot
    // follow the arrows either.
    private const int MostRouted = 1000;

    private static readonly Dictionary<(string Before, string Waiting), Point[]> NoBends = [];

    /// <summary>Places a map. The same map is placed the same way each time.</summary>
    public static MapLayout Of(DependencyMap map, Func<DependencyNode, Size> sizeOf)
    {
        var boxes = map.Nodes.Select((node, number) => new Box(number, node.Name)).ToList();
        var sizes = map.Nodes.Select(sizeOf).ToList();
        var byName = boxes.ToDictionary(box => box.Name, StringComparer.Ordinal);
        var arrows = map
            .Edges.Where(edge => edge.Waiting != edge.For)
            .Select(edge => (Before: byName[edge.For.Name], Waiting: byName[edge.Waiting.Name]))
            .Distinct()
            .ToList();
        var layers = new MapLayers(
            boxes.Count,
            [.. arrows.Select(arrow => (arrow.Before.Number, arrow.Waiting.Number))]
        );
        return layers.Span > MostRouted
            ? new MapLayout(layers.Place(sizes, LayerGap, BoxGap), NoBends)
            : Routed(boxes, sizes, arrows);
    }

    // GraphShape turns the layers and not the boxes where it is asked for left to right, and leaves as much room below a box
    // as that is wide. So it is asked for top to bottom, with boxes that lie on their side.
    private static MapLayout Routed(List<Box> boxes, List<Size> sizes, List<(Box Before, Box Waiting)> arrows)
    {
        var graph = new BidirectionalGraph<Box, EquatableEdge<Box>>(allowParallelEdges: false);
        graph.AddVertexRange(boxes);
        graph.AddEdgeRange(arrows.Select(arrow => new EquatableEdge<Box>(arrow.Before, arrow.Waiting)));
        var layout = new SugiyamaLayoutAlgorithm<Box, EquatableEdge<Box>, BidirectionalGraph<Box, EquatableEdge<Box>>>(
            graph,
            boxes.ToDictionary(box => box, box => new Size(sizes[box.Number].Height, sizes[box.Number].Width)),
            new SugiyamaLayoutParameters
            {
                Direction = LayoutDirection.TopToBottom,
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
            Apart([.. boxes.Select(box => Turned(layout.VerticesPositions[box]))], sizes),
            layout.EdgeRoutes.ToDictionary(
                route => (route.Key.Source.Name, route.Key.Target.Name),
                route => route.Value?.Select(Turned).ToArray() ?? []
            )
        );
    }

    // The place of a box is the mean of four drawings none of which has boxes that overlap; the mean may have some.
    private static Point[] Apart(Point[] centers, List<Size> sizes)
    {
        foreach (var layer in Enumerable.Range(0, centers.Length).GroupBy(box => Math.Round(centers[box].X)))
        {
            var free = double.NegativeInfinity;
            foreach (var box in layer.OrderBy(box => centers[box].Y).ThenBy(box => box))
            {
                var top = Math.Max(free, centers[box].Y - (sizes[box].Height / 2));
                centers[box] = new Point(centers[box].X, top + (sizes[box].Height / 2));
                free = top + sizes[box].Height + (BoxGap / 2);
            }
        }

        return centers;
    }

    private static Point Turned(Point point) => new(point.Y, point.X);

    /// <summary>A box whose place in hash tables does not change from run to run, as that of a text does.</summary>
    private sealed record Box(int Number, string Name)
    {
        public bool Equals(Box? other) => Number == other?.Number;

        public override int GetHashCode() => Number;
    }
}
