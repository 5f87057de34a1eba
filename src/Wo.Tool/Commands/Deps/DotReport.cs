using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Deps;

/// <summary>What waits for what, in the language of Graphviz; arrows lead from what comes first to what waits for it.</summary>
internal sealed class DotReport(DependencyMap map, WorkOrderId? chosen) : IReport
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json) => DepsJson.Write(json, map, chosen);

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        output.Line("digraph \"work orders\" {");
        output.Line("  rankdir=LR;");
        output.Line("  node [shape=box, style=\"rounded,filled\", fillcolor=white, fontname=\"sans-serif\"];");
        foreach (var node in map.Nodes)
        {
            var title = NodeText.Title(node);
            var label = title.Length == 0 ? Quote(node.Name) : $"{Quote(node.Name)}\\n{Quote(title)}";
            output.Line($"  \"{Quote(node.Name)}\" [label=\"{label}\"{Look(node)}];");
        }

        foreach (var (waiting, before) in map.Edges)
        {
            output.Line($"  \"{Quote(before.Name)}\" -> \"{Quote(waiting.Name)}\"{Look(waiting, before)};");
        }

        output.Line("}");
    }

    private string Look(DependencyNode node)
    {
        var color = node switch
        {
            { Status: not (DependencyStatus.Done or DependencyStatus.NotDone) } =>
                ", fillcolor=mistyrose, style=\"rounded,filled,dashed\"",
            { State: WorkOrderState.Done } => ", fillcolor=gray90",
            { State: WorkOrderState.Running } => ", fillcolor=palegreen",
            { State: WorkOrderState.Failed } => ", fillcolor=mistyrose",
            { State: WorkOrderState.Partial } => ", fillcolor=lightyellow",
            _ => "",
        };
        return node.Id is { } id && id == chosen ? color + ", penwidth=3" : color;
    }

    private string Look(DependencyNode waiting, DependencyNode before) =>
        map.IsCircular(waiting, before) ? " [color=red]"
        : map.IsCritical(waiting, before) ? " [penwidth=3]"
        : "";

    private static string Quote(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
}
