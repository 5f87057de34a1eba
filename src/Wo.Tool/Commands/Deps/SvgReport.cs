using System.Text.Json;
using GraphShape;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Deps;

/// <summary>What waits for what, as a picture that needs no other program.</summary>
internal sealed class SvgReport(DependencyMap map, WorkOrderId? chosen) : IReport
{
    private const double Cell = 8;
    private const double Height = 48;
    private const double Margin = 24;
    private const double Legend = 40;
    private const int MostCells = 36;

    private static readonly string[] States = ["pending", "running", "partial", "failed", "done", "unknown"];

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json) => DepsJson.Write(json, map, chosen);

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        var layout = MapLayout.Of(map, SizeOf);
        var boxes = map.Nodes.Zip(layout.Centers, BoxOf).ToDictionary(box => box.Node.Name, StringComparer.Ordinal);
        var corners = boxes
            .Values.SelectMany(box => new[] { (box.Left, box.Top), (box.Right, box.Top + Height) })
            .Concat(layout.Bends.Values.SelectMany(bends => bends.Select(bend => (bend.X, bend.Y))))
            .DefaultIfEmpty((0, 0))
            .ToList();
        var (left, top) = (corners.Min(corner => corner.Item1) - Margin, corners.Min(corner => corner.Item2) - Margin);
        var bottom = corners.Max(corner => corner.Item2) + Margin;
        var width = Math.Max(corners.Max(corner => corner.Item1) + Margin - left, LegendWidth);
        var view = $"{N(left)} {N(top)} {N(width)} {N(bottom + Legend - top)}";
        var title = chosen is { } one
            ? $"What {one} waits for and what waits for it"
            : "Which work orders wait for which";

        output.Line(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{N(width)}\" height=\"{N(bottom + Legend - top)}\" viewBox=\"{view}\" role=\"img\">"
        );
        output.Line($"<title>{title}</title>");
        output.Line("<style>");
        foreach (var line in SvgStyle.Text.EnumerateLines())
        {
            output.Line(line.ToString());
        }

        output.Line("</style>");
        output.Line("<defs>");
        Head(output, "head");
        Head(output, "critical-head");
        Head(output, "circle-head");
        output.Line("</defs>");
        output.Line($"<rect class=\"ground\" x=\"{N(left)}\" y=\"{N(top)}\" width=\"100%\" height=\"100%\"/>");
        foreach (var (waiting, before) in map.Edges.Distinct())
        {
            var bends = layout.Bends.GetValueOrDefault((before.Name, waiting.Name)) ?? [];
            output.Line(
                $"<path class=\"{LookOf(waiting, before)}\" d=\"{Way(boxes[before.Name], bends, boxes[waiting.Name])}\"/>"
            );
        }

        foreach (var box in boxes.Values)
        {
            Draw(output, box);
        }

        DrawLegend(output, left + Margin, bottom);
        output.Line("</svg>");
    }

    private static double LegendWidth => Margin + (States.Length * 12 + 56) * Cell;

    private static string N(double value) => SvgText.Number(value);

    private static void Head(TextOutput output, string name) =>
        output.Line(
            $"<marker id=\"{name}\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"9\" markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"{name}\" d=\"M0 0L8 4L0 8z\"/></marker>"
        );

    private static string FirstLine(DependencyNode node) => $"{node.Name}  {NodeText.State(node).Text}";

    private static Size SizeOf(DependencyNode node)
    {
        var longest = Math.Max(TextWidth.Of(FirstLine(node)), TextWidth.Of(NodeText.Title(node)));
        return new Size((Math.Min(longest, MostCells) + 3) * Cell, Height);
    }

    private static Box BoxOf(DependencyNode node, Point center)
    {
        var width = SizeOf(node).Width;
        return new Box(node, center.X - (width / 2), center.Y - (Height / 2), width);
    }

    private void Draw(TextOutput output, Box box)
    {
        var isChosen = box.Node.Id is { } id && id == chosen;
        var shown = TextWidth.Clip(FirstLine(box.Node), MostCells);
        var title = NodeText.Title(box.Node);
        var (x, y) = (N(box.Left + (1.5 * Cell)), box.Top + (title.Length == 0 ? 28 : 20));
        var place = box.Node.Id is { } known ? $" data-id=\"{SvgText.Escape(known.Value)}\"" : "";
        output.Line($"<g class=\"{ClassOf(box.Node)}{(isChosen ? " chosen" : "")}\"{place}>");
        output.Line($"<title>{SvgText.Escape($"{FirstLine(box.Node)}  {title}".TrimEnd())}</title>");
        output.Line(
            $"<rect class=\"box\" x=\"{N(box.Left)}\" y=\"{N(box.Top)}\" width=\"{N(box.Width)}\" height=\"{N(Height)}\" rx=\"6\"/>"
        );
        output.Line($"<text class=\"id\" x=\"{x}\" y=\"{N(y)}\">{SvgText.Escape(shown)}</text>");
        if (title.Length > 0)
        {
            output.Line($"<text x=\"{x}\" y=\"{N(y + 18)}\">{SvgText.Escape(TextWidth.Clip(title, MostCells))}</text>");
        }

        output.Line("</g>");
    }

    private static string ClassOf(DependencyNode node) =>
        node.Status is DependencyStatus.Done or DependencyStatus.NotDone && node.State is { } state
            ? state.DirectoryName()
            : States[^1];

    private string LookOf(DependencyNode waiting, DependencyNode before) =>
        map.IsCircular(waiting, before) ? "arrow circle"
        : map.IsCritical(waiting, before) ? "arrow critical"
        : "arrow";

    /// <summary>From the side of one box that faces the way to the side of the other that it reaches.</summary>
    private static string Way(Box from, Point[] bends, Box to)
    {
        if (from == to)
        {
            return $"M{N(from.Right - 40)} {N(from.Top)}c0 -22 24 -22 24 0";
        }

        var next = bends.Length > 0 ? bends[0].X : to.Center;
        var last = bends.Length > 0 ? bends[^1].X : from.Center;
        var points = bends.Select(bend => $"L{N(bend.X)} {N(bend.Y)}");
        return $"M{N(next > from.Center ? from.Right : from.Left)} {N(from.Middle)}"
            + string.Concat(points)
            + $"L{N(last < to.Center ? to.Left : to.Right)} {N(to.Middle)}";
    }

    private static void DrawLegend(TextOutput output, double x, double y)
    {
        foreach (var state in States)
        {
            output.Line(
                $"<g class=\"{state}\"><rect class=\"box\" x=\"{N(x)}\" y=\"{N(y)}\" width=\"16\" height=\"16\" rx=\"3\"/><text x=\"{N(x + 22)}\" y=\"{N(y + 13)}\">{state}</text></g>"
            );
            x += 12 * Cell;
        }

        foreach (
            var (look, text, cells) in new[]
            {
                ("critical", "longest chain", 20),
                ("circle", "wait for each other", 26),
            }
        )
        {
            output.Line(
                $"<path class=\"arrow {look}\" d=\"M{N(x)} {N(y + 8)}h28\"/><text x=\"{N(x + 36)}\" y=\"{N(y + 13)}\">{text}</text>"
            );
            x += cells * Cell;
        }
    }

    private sealed record Box(DependencyNode Node, double Left, double Top, double Width)
    {
        public double Right => Left + Width;

        public double Center => Left + (Width / 2);

        public double Middle => Top + (Height / 2);
    }
}
