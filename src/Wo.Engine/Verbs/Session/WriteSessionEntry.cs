using Wo.Engine.Session;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;
using Wo.Engine.Wording;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Session;

/// <summary>Appends an entry with its marker to the session log, in whatever state the work order is.</summary>
internal sealed class WriteSessionEntry(Workspace workspace)
{
    /// <summary>Writes it.</summary>
    /// <returns>The log it stands in.</returns>
    public Result<CtxPath> Run(WorkOrderId id, SessionKind kind, string text)
    {
        if (string.IsNullOrWhiteSpace(OneLine.Of(text)))
        {
            return new WoError(Problem.Usage, "an entry says something") { NextSteps = ["wo session --help"] };
        }

        // A work order that needs reconcile may be written about; one that there is not, may not.
        if (workspace.Subjects.Read(id).Error is { } error && error.Code == Problem.WorkOrderNotFound)
        {
            return error;
        }

        var entry =
            kind == SessionKind.Intent
                ? SessionEntry.Intent(id, "Intent of work order", text, $"wo session intent {id}")
                : SessionEntry.Result(id, "Result of work order", text, $"wo session result {id}");
        return StorageBoundary.Run(() => workspace.Session.Append(entry), failed => Describe(id, failed));
    }

    private static WoError Describe(WorkOrderId id, Exception failed) =>
        (
            failed is StorageException { IsVisible: true } visible
                ? new WoError(
                    Problem.DurabilityUncertain,
                    visible.Operation == "write"
                        ? $"some of the session entry is written and cannot be taken back: {failed.Message}"
                        : $"the session entry is written, but making that durable failed: {failed.Message}"
                )
                : new WoError(Problem.StorageFailed, $"the session entry was not written: {failed.Message}")
        ) with
        {
            NextSteps = [$"wo show {id}"],
        };
}
