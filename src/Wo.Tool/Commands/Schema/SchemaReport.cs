using System.Text;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Schema;

/// <summary>The text of one schema.</summary>
internal sealed class SchemaReport(KnownSchema schema) : IReport
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", schema.Name);
        json.WriteString("tree_file", schema.TreeFile);
        json.WritePropertyName("schema");
        using (var parsed = JsonDocument.Parse(schema.Text))
        {
            parsed.RootElement.WriteTo(json);
        }

        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        foreach (var line in Encoding.UTF8.GetString(schema.Text).TrimEnd('\n').Split('\n'))
        {
            output.Line(line);
        }
    }
}
