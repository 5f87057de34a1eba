using System.Collections.Immutable;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Schema;

/// <summary>Which schemas there are.</summary>
internal sealed class SchemaListReport(ImmutableArray<KnownSchema> schemas) : IReport
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("schemas");
        foreach (var schema in schemas)
        {
            json.WriteStartObject();
            json.WriteString("name", schema.Name);
            json.WriteString("description", schema.Description);
            json.WriteString("tree_file", schema.TreeFile);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        var table = new TextTable("schema", "of this tree", "describes");
        foreach (var schema in schemas)
        {
            table.Add((schema.Name, TextStyle.Strong), schema.TreeFile ?? "", schema.Description);
        }

        output.Table(table);
    }
}
