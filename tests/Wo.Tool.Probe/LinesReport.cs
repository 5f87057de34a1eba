using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Probe;

/// <summary>One line, repeated.</summary>
internal sealed record LinesReport(string Text, int Count) : IReport
{
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        for (int i = 0; i < Count; i++)
        {
            json.WriteStringValue(Text);
        }

        json.WriteEndArray();
    }

    public void WriteText(TextOutput output)
    {
        for (int i = 0; i < Count; i++)
        {
            output.Line(Text);
        }
    }
}
