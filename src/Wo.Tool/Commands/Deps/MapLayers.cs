using GraphShape;

namespace Wo.Tool.Commands.Deps;

/// <summary>
/// The boxes of a drawing in layers: each lies behind what it waits for, near the middle of it. This takes no longer than
/// reading the map does, and it routes no arrows.
/// </summary>
internal sealed class MapLayers
{
    private readonly ILookup<int, int> before;
    private readonly ILookup<int, int> behind;
    private readonly int[] layerOf;

    /// <summary>Finds the layers. A circle is cut open at the first of its boxes.</summary>
    /// <param name="count">How many boxes there are.</param>
    /// <param name="arrows">From which box to which, none to itself.</param>
    public MapLayers(int count, IReadOnlyCollection<(int Before, int Waiting)> arrows)
    {
        before = arrows.ToLookup(arrow => arrow.Waiting, arrow => arrow.Before);
        behind = arrows.ToLookup(arrow => arrow.Before, arrow => arrow.Waiting);
        layerOf = new int[count];
        Assign();
        Span = arrows.Sum(arrow => Math.Abs(layerOf[arrow.Waiting] - layerOf[arrow.Before]));
    }

    /// <summary>How many layers all arrows cross together. What routing them costs grows with its square.</summary>
    public int Span { get; }

    /// <summary>Places the boxes.</summary>
    /// <param name="sizes">The size of each.</param>
    /// <param name="layerGap">The room between two layers.</param>
    /// <param name="boxGap">The room between two boxes of a layer.</param>
    /// <returns>The middle of each box.</returns>
    public Point[] Place(IReadOnlyList<Size> sizes, double layerGap, double boxGap)
    {
        var layers = Enumerable
            .Range(0, layerOf.Length)
            .GroupBy(box => layerOf[box])
            .OrderBy(layer => layer.Key)
            .Select(layer => layer.ToList())
            .ToList();
        var centers = new Point[layerOf.Length];
        var left = 0.0;
        foreach (var layer in layers)
        {
            var width = layer.Max(box => sizes[box].Width);
            layer.ForEach(box => centers[box] = new Point(left + (width / 2), 0));
            left += width + layerGap;
        }

        foreach (var layer in layers)
        {
            Stack(layer, before);
        }

        foreach (var layer in layers.AsEnumerable().Reverse())
        {
            Stack(layer, behind);
        }

        return centers;

        // In the order in which their neighbours on one side lie, around a common middle.
        void Stack(List<int> layer, ILookup<int, int> neighbours)
        {
            var wanted = layer.ToDictionary(
                box => box,
                box => neighbours[box].Select(other => centers[other].Y).DefaultIfEmpty(centers[box].Y).Average()
            );
            layer.Sort((one, other) => (wanted[one], one).CompareTo((wanted[other], other)));
            var top = -layer.Sum(box => sizes[box].Height + boxGap) / 2;
            foreach (var box in layer)
            {
                centers[box] = new Point(centers[box].X, top + (sizes[box].Height / 2));
                top += sizes[box].Height + boxGap;
            }
        }
    }

    private void Assign()
    {
        var missing = Enumerable.Range(0, layerOf.Length).Select(box => before[box].Count()).ToArray();
        var isPlaced = new bool[layerOf.Length];
        var ready = new Queue<int>(Enumerable.Range(0, layerOf.Length).Where(box => missing[box] == 0));
        var first = 0;
        for (var left = layerOf.Length; left > 0; left--)
        {
            if (!ready.TryDequeue(out var box))
            {
                while (isPlaced[first])
                {
                    first++;
                }

                box = first;
            }

            isPlaced[box] = true;
            foreach (var waiting in behind[box].Where(waiting => !isPlaced[waiting]))
            {
                layerOf[waiting] = Math.Max(layerOf[waiting], layerOf[box] + 1);
                if (--missing[waiting] == 0)
                {
                    ready.Enqueue(waiting);
                }
            }
        }
    }
}
