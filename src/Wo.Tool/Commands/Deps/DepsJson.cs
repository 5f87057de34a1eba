using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Deps;

/// <summary>What <c>wo deps --json</c> answers.</summary>
internal static class DepsJson
{
    public static void Write(Utf8JsonWriter json, DependencyMap map, WorkOrderId? chosen)
    {
        json.WriteStartObject();
        json.WriteString("id", chosen?.Value);
        json.WriteStartArray("nodes");
        foreach (var node in map.Nodes)
        {
            json.WriteStartObject();
            json.WriteString("id", node.Name);
            json.WriteString("state", node.State?.DirectoryName());
            json.WriteString("status", StatusOf(node));
            json.WriteString("title", node.Title);
            json.WriteString("priority", node.Priority);
            json.WriteStrings("waits_for", node.WaitsFor);
            json.WriteStrings("blocks", node.Blocks);
            json.WriteStrings("unblocks", node.Unblocks);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("cycles");
        foreach (var cycle in map.Cycles)
        {
            json.WriteStartArray();
            foreach (var id in cycle)
            {
                json.WriteStringValue(id.Value);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStrings("critical_path", map.CriticalPath);
        json.WriteEndObject();
    }

    /// <summary>How far a work order is, in a word.</summary>
    public static string StatusOf(DependencyNode node) =>
        node.Status switch
        {
            DependencyStatus.Done => "done",
            DependencyStatus.NotDone => "open",
            DependencyStatus.Missing => "missing",
            DependencyStatus.Unclear => "unclear",
            _ => "invalid",
        };
}
