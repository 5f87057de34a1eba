using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Board;

/// <summary>What the work on a work order left behind, for the page.</summary>
/// <param name="evidence">It.</param>
internal sealed class EvidenceReport(WorkEvidence evidence) : IReport
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WritePropertyName("verdict");
        WriteVerdict(json);
        json.WriteStartArray("logs");
        foreach (var log in evidence.Logs)
        {
            json.WriteStartObject();
            json.WriteString("path", log.Path.Relative);
            json.WriteNumber("size", log.Size);
            json.WriteString("modified_at", UtcTime.ToSecond(log.ModifiedAt));
            json.WriteString("text", string.Join('\n', log.Tail.Lines));
            json.WriteBoolean("whole", log.Tail.IsAll);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteChanges(json);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output) => throw new NotSupportedException("Only the page shows it.");

    private void WriteVerdict(Utf8JsonWriter json)
    {
        if (evidence.Verdict is { } text)
        {
            try
            {
                using var verdict = JsonDocument.Parse(text);
                if (verdict.RootElement.ValueKind == JsonValueKind.Object)
                {
                    verdict.RootElement.WriteTo(json);
                    return;
                }
            }
            catch (JsonException)
            {
                // Of another tool, or torn by one.
            }
        }

        json.WriteNullValue();
    }

    private void WriteChanges(Utf8JsonWriter json)
    {
        if (evidence.Changes is not { } changes)
        {
            json.WriteNull("diff");
            return;
        }

        json.WriteStartObject("diff");
        json.WriteString("source", changes.Source);
        json.WriteString("text", changes.Text);
        json.WriteBoolean("whole", changes.IsAll);
        json.WriteEndObject();
    }
}
