using System.Collections.Immutable;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.List;

/// <summary>What <c>wo list</c> answers.</summary>
internal sealed class ListReport(ImmutableArray<WorkOrderRow> rows) : IReport
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var row in rows)
        {
            json.WriteStartObject();
            WorkOrderJson.WriteRow(json, row);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        var table = new TextTable("ID", "STATE", "PRIO", "OWNER", "TITLE") { ClipsLastColumn = true };
        foreach (var row in rows)
        {
            table.Add(
                (row.Id.Value, TextStyle.Strong),
                StateText.Of(row.State),
                row.Priority ?? "",
                row.Owner ?? "",
                row.Warning is { } warning
                    ? ((row.Title is null ? warning : row.Title), TextStyle.Warning)
                    : row.Title ?? ""
            );
        }

        output.Table(table);
    }
}
