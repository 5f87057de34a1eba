using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Session;

/// <summary>What <c>wo session</c> answers.</summary>
internal sealed class SessionReport(WorkOrderId id, CtxPath log) : IReport
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", id.Value);
        json.WriteString("session_log", log.Relative);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output) =>
        output.Note("written to ", log.Relative, " for ", (id.Value, TextStyle.Strong));
}
