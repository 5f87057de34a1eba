using System.Globalization;
using System.Text;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Deps;

/// <summary>What waits for what, as a flowchart of Mermaid, which Markdown viewers draw.</summary>
internal sealed class MermaidReport(DependencyMap map, WorkOrderId? chosen) : IReport
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json) => DepsJson.Write(json, map, chosen);

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        output.Line("flowchart LR");

        // Ids of work orders may be words of the language, so that the nodes are numbered.
        var numbers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var node in map.Nodes)
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"n{numbers.Count}");
            numbers.Add(node.Name, number);
            var title = NodeText.Title(node);
            var label = title.Length == 0 ? Escape(node.Name) : $"{Escape(node.Name)}<br/>{Escape(title)}";
            output.Line($"  {number}[\"{label}\"]:::{ClassOf(node)}");
        }

        foreach (var (waiting, before) in map.Edges)
        {
            var arrow =
                map.IsCircular(waiting, before) ? "-. circle .->"
                : map.IsCritical(waiting, before) ? "==>"
                : "-->";
            output.Line($"  {numbers[before.Name]} {arrow} {numbers[waiting.Name]}");
        }

        if (chosen is { } one)
        {
            output.Line($"  class {numbers[one.Value]} chosen");
        }

        output.Line("  classDef chosen stroke-width:3px");
        output.Line("  classDef pending fill:#fff,stroke:#555,color:#000");
        output.Line("  classDef running fill:#cfc,stroke:#474,color:#000");
        output.Line("  classDef partial fill:#ffd,stroke:#774,color:#000");
        output.Line("  classDef failed fill:#fdd,stroke:#744,color:#000");
        output.Line("  classDef done fill:#ddd,stroke:#777,color:#000");
        output.Line("  classDef unknown fill:#fdd,stroke:#a00,color:#000,stroke-dasharray: 4");
    }

    private static string ClassOf(DependencyNode node) => node.State?.DirectoryName() ?? "unknown";

    /// <summary>Everything that Mermaid, its Markdown or a browser would take for more than a letter.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var isHarmless = Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '-' or '.' or ',' or ':' or '/' or '_';
            if (isHarmless)
            {
                escaped.Append(rune.ToString());
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
            }
        }

        return escaped.ToString();
    }
}
