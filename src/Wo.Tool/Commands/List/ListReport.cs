using System.Collections.Immutable;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.List;

/// <summary>What <c>wo list</c> answers.</summary>
/// <param name="rows">The work orders that were asked for.</param>
/// <param name="waiting">Those that were left out because they are not ready, where it was asked why.</param>
internal sealed class ListReport(ImmutableArray<WorkOrderRow> rows, ImmutableArray<WaitingWorkOrder> waiting) : IReport
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

        foreach (var order in waiting)
        {
            json.WriteStartObject();
            WorkOrderJson.WriteRow(json, order.Row);
            json.WriteBoolean("ready", false);
            json.WriteStartArray("why");
            foreach (var why in order.Why)
            {
                json.WriteStringValue(why);
            }

            json.WriteEndArray();
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
        foreach (var order in waiting)
        {
            output.Line((order.Row.Id.Value, TextStyle.Strong), " is not ready");
            foreach (var why in order.Why)
            {
                output.Line("  ", why);
            }
        }
    }
}
