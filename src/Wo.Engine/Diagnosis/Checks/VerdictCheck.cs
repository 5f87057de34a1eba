using System.Text.Json;
using Wo.Engine.Gates;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Diagnosis.Checks;

/// <summary>Running work orders whose last verification, since they were taken, failed.</summary>
internal sealed class VerdictCheck : ICheck
{
    private const int MaxBytes = 16 << 20;

    /// <inheritdoc/>
    public IEnumerable<Finding> Inspect(TreeObservation tree)
    {
        foreach (var view in tree.WorkOrders)
        {
            if (view.SettledRunning is null)
            {
                continue;
            }

            var path = tree.Workspace.Layout.Verdict(view.Id);
            var content = tree.Workspace.Files.Read(path.FullPath, MaxBytes);
            if (
                content.IsOk
                && Read(content.Bytes) is { Status: "FAIL" or "CRASH" } verdict
                && !(verdict.FinishedAt < view.Lease?.TakenAt)
            )
            {
                yield return new Finding(
                    Problem.FailVerdictButRunning,
                    view.Id,
                    path.Relative,
                    $"the last verdict on {view.Id} is {verdict.Status}, and it is still running"
                )
                {
                    NextSteps = [$"wo show {view.Id}", $"wo finish {view.Id}"],
                };
            }
        }
    }

    private static (string? Status, DateTimeOffset? FinishedAt)? Read(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            var status = root.GetProperty("status").GetString();
            var hasTime =
                root.TryGetProperty("finished_at", out var finished) && finished.ValueKind == JsonValueKind.String;
            return WorkOrderTimestamp.TryParse(hasTime ? finished.GetString() : null, out var time)
                ? (status, time)
                : (status, null);
        }
        catch (Exception malformed)
            when (malformed is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
