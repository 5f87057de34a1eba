using System.Text.Json;
using Wo.Engine.Gates;
using Wo.Engine.Store;
using Wo.Engine.Store.History;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Read.History;

/// <summary>What the last verdict says of gates that refused a work order which is not done.</summary>
internal sealed class VerdictFacts(IFileSystem files, CtxLayout layout)
{
    private const int MaxBytes = 4 << 20;

    /// <summary>The event; <see langword="null"/> where the gates agreed, never ran, or their verdict cannot be read.</summary>
    public HistoryEvent? Of(WorkOrderCandidate file)
    {
        if (file.State is not (WorkOrderState.Running or WorkOrderState.Failed))
        {
            return null;
        }

        var content = files.Read(layout.Verdict(file.Id).FullPath, MaxBytes);
        return content.IsOk ? Parse(file, content.Bytes) : null;
    }

    private static HistoryEvent? Parse(WorkOrderCandidate file, byte[] text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var verdict = json.RootElement;
            if (
                Text(verdict, "status") != "FAIL"
                || Text(verdict, "failure_stage") is not { } stage
                || stage == Verdict.GivenUp
                || !WorkOrderTimestamp.TryParse(Text(verdict, "finished_at"), out var at)
            )
            {
                return null;
            }

            return new HistoryEvent(
                new JournalEntry(at, JournalVerb.Verify, file.Id)
                {
                    From = WorkOrderState.Running,
                    To = WorkOrderState.Running,
                    Note = new JournalNote
                    {
                        Owner = file.Summary.Owner,
                        Epic = file.Summary.Epic,
                        FailedGates = [stage],
                    },
                },
                HistorySource.Verdict
            );
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null; // of another tool, or torn by one
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
