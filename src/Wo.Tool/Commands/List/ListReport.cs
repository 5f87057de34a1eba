using System.Collections.Immutable;
using System.Text.Json;
using Wo.Engine.Store.Tree;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.List;

/// <summary>What <c>wo list</c> answers.</summary>
/// <param name="rows">The work orders that were asked for.</param>
/// <param name="waiting">Those that were left out because they are not ready, where it was asked why.</param>
/// <param name="fields">The fields that were asked for; <see langword="null"/> for the usual ones.</param>
internal sealed class ListReport(
    ImmutableArray<WorkOrderRow> rows,
    ImmutableArray<WaitingWorkOrder> waiting,
    ImmutableArray<ListField>? fields
) : IReport
{
    // Of fewer rows the JSON is made before a thread has begun.
    private const int ManyRows = 1024;

    private Lazy<List<byte[]>>? elements;

    /// <summary>Begins to make the JSON of many rows aside, for when it is going to be written.</summary>
    public void BeginJson()
    {
        if (rows.Length >= ManyRows)
        {
            var made = new Lazy<List<byte[]>>(() => JsonAnswer.Elements(rows.AsMemory(), WriteRows));
            elements = made;
            Aside.Begin(() => _ = made.Value);
        }
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        if (elements is { Value: var made })
        {
            json.WriteElements(made);
        }
        else
        {
            WriteRows(json, rows.AsSpan());
        }

        foreach (var order in waiting)
        {
            json.WriteStartObject();
            WriteFields(json, order.Row);
            json.WriteBoolean("ready", false);
            json.WriteStrings("why", [.. order.Why.Select(why => why.Text)]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        var columns = fields ?? ListField.ForPeople;
        var table = new TextTable([.. columns.Select(field => field.Heading)]) { ClipsLastColumn = true };
        foreach (var row in rows)
        {
            table.Add([.. columns.Select(field => field.Cell(row))]);
        }

        output.Table(table);
        foreach (var order in waiting)
        {
            output.Line((order.Row.Id.Value, TextStyle.Strong), " is not ready");
            foreach (var why in order.Why)
            {
                output.Line("  ", why.Text);
            }
        }
    }

    private void WriteRows(Utf8JsonWriter json, ReadOnlySpan<WorkOrderRow> some)
    {
        foreach (var row in some)
        {
            json.WriteStartObject();
            WriteFields(json, row);
            json.WriteEndObject();
            json.Relieve();
        }
    }

    private void WriteFields(Utf8JsonWriter json, WorkOrderRow row)
    {
        foreach (var field in fields ?? ListField.All)
        {
            field.Write(json, field.JsonName, row);
        }
    }
}
