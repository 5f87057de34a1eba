using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Wo.Engine.Verbs.Agents;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Agents;

/// <summary>What became of the files of agents, or would.</summary>
/// <param name="changes">The files.</param>
/// <param name="isDryRun">Whether nothing was written.</param>
internal sealed class AgentsInstallReport(ImmutableArray<AgentFileChange> changes, bool isDryRun) : IReport
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("dry_run", isDryRun);
        json.WriteStartArray("files");
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.WriteString("path", change.Path);
            json.WriteBoolean("changed", change.IsChange);
            json.WriteString("what", change.What);
            if (isDryRun)
            {
                json.WriteString("diff", DiffOf(change).Whole);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        foreach (var change in changes)
        {
            if (isDryRun && change.IsChange)
            {
                DiffOf(change).WriteTo(output);
            }
            else
            {
                output.Line((change.Path, TextStyle.Strong), ": ", change.What);
            }
        }
    }

    private static DiffText DiffOf(AgentFileChange change) =>
        new(change.Path, Encoding.UTF8.GetBytes(change.Before ?? ""), Encoding.UTF8.GetBytes(change.After ?? ""));
}
