using Wo.Engine.Store.History;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Read.History;

/// <summary>What the fields of a work order say of its history: the last time of each kind, as older ones are overwritten.</summary>
internal static class FileFacts
{
    /// <summary>The events, in no order. What is no time is left out; lint reports it.</summary>
    public static IEnumerable<HistoryEvent> Of(WorkOrderCandidate file)
    {
        var (id, summary) = (file.Id, file.Summary);
        var note = new JournalNote { Owner = summary.Owner, Epic = summary.Epic };
        if (At(summary.CreatedAt) is { } created)
        {
            yield return Event(created, JournalVerb.New, id, null, WorkOrderState.Pending, note with { Owner = null });
        }

        if (At(summary.StartedAt) is { } started)
        {
            yield return Event(started, JournalVerb.Take, id, WorkOrderState.Pending, WorkOrderState.Running, note);
        }

        if (
            file.State is WorkOrderState.Done or WorkOrderState.Failed or WorkOrderState.Partial
            && (At(summary.FinishedAt) ?? At(summary.ClosedAt)) is { } finished
        )
        {
            yield return Event(finished, JournalVerb.Finish, id, WorkOrderState.Running, file.State, note);
        }

        // Asked of those alone that have moved often enough, because it takes the whole document.
        if (summary.Revision < 3)
        {
            yield break;
        }

        if (At(file.Text("x_requeued_at")) is { } requeued)
        {
            var from = State(file.Text("x_requeued_from"));
            var why = note with { Reason = file.Text("x_requeue_reason") };
            yield return Event(requeued, JournalVerb.Requeue, id, from, WorkOrderState.Pending, why);
        }

        if (At(file.Text("x_reopened_at")) is { } reopened)
        {
            var why = note with { Reason = file.Text("x_reopen_reason") };
            yield return Event(reopened, JournalVerb.Reopen, id, WorkOrderState.Done, WorkOrderState.Pending, why);
        }
    }

    private static HistoryEvent Event(
        DateTimeOffset at,
        string verb,
        WorkOrderId id,
        WorkOrderState? from,
        WorkOrderState to,
        JournalNote note
    ) =>
        new(
            new JournalEntry(at, verb, id)
            {
                From = from,
                To = to,
                Note = note,
            },
            HistorySource.File
        );

    private static DateTimeOffset? At(string? text) => WorkOrderTimestamp.TryParse(text, out var at) ? at : null;

    private static WorkOrderState? State(string? text) => WorkOrderStates.TryParse(text, out var state) ? state : null;
}
