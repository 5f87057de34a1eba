using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Probe;

/// <summary>A report with a bug: it gives up in the middle of an object.</summary>
internal sealed class BrokenReport : IReport
{
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        throw new InvalidOperationException("broken report");
    }

    public void WriteText(TextOutput output) => throw new InvalidOperationException("broken report");
}
