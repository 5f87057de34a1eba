using System.Globalization;
using System.Text;
using Wo.Engine.Session;
using Wo.Engine.Store.History;

namespace Wo.Engine.Read.History;

/// <summary>What the session log says of transitions, to the minute where an entry is older than the line with its time.</summary>
internal static class SessionFacts
{
    private const string Heading = "## ";
    private const string TimeZone = " UTC";
    private const string SummaryBullet = "- **Summary**: ";

    private static readonly (string Words, string Verb, WorkOrderState? From, WorkOrderState? To)[] Known =
    [
        (SessionWords.Taken, JournalVerb.Take, WorkOrderState.Pending, WorkOrderState.Running),
        (SessionWords.Resumed, JournalVerb.Resume, WorkOrderState.Running, WorkOrderState.Running),
        (SessionWords.Finished, JournalVerb.Finish, WorkOrderState.Running, WorkOrderState.Done),
        (SessionWords.GaveUp, JournalVerb.Finish, WorkOrderState.Running, null),
        (SessionWords.Failed, JournalVerb.Finish, WorkOrderState.Running, WorkOrderState.Failed),
        (SessionWords.Released, JournalVerb.Release, WorkOrderState.Running, WorkOrderState.Pending),
        (SessionWords.Requeued, JournalVerb.Requeue, null, WorkOrderState.Pending),
        (SessionWords.Reopened, JournalVerb.Reopen, WorkOrderState.Done, WorkOrderState.Pending),
    ];

    /// <summary>The events, in the order of the log. Entries of other kinds are passed over; older tools wrote the same words with other capitals.</summary>
    public static IEnumerable<HistoryEvent> In(byte[] log)
    {
        DateTimeOffset? at = null;
        foreach (var line in Encoding.UTF8.GetString(log).Split('\n'))
        {
            if (line.StartsWith(Heading, StringComparison.Ordinal))
            {
                at = TimeOf(line.AsSpan(Heading.Length).Trim());
            }
            else if (line.StartsWith(SessionEntry.TimeBullet, StringComparison.Ordinal))
            {
                at = WorkOrderTimestamp.TryParse(line[SessionEntry.TimeBullet.Length..].Trim(), out var exact)
                    ? exact
                    : at;
            }
            else if (
                at is { } time
                && line.StartsWith(SummaryBullet, StringComparison.Ordinal)
                && Read(time, line[SummaryBullet.Length..].TrimEnd('\r')) is { } happened
            )
            {
                yield return happened;
            }
        }
    }

    private static DateTimeOffset? TimeOf(ReadOnlySpan<char> heading) =>
        heading.EndsWith(TimeZone, StringComparison.Ordinal)
        && DateTimeOffset.TryParseExact(
            heading[..^TimeZone.Length],
            "yyyy-MM-dd HH:mm",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
            : null;

    private static HistoryEvent? Read(DateTimeOffset at, string summary)
    {
        foreach (var (words, verb, from, to) in Known)
        {
            if (!summary.StartsWith(words + " ", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var rest = summary[(words.Length + 1)..];
            var colon = rest.IndexOf(": ", StringComparison.Ordinal);
            if (colon < 0 || !WorkOrderId.TryParse(rest[..colon], out var id))
            {
                return null;
            }

            var text = rest[(colon + 2)..];
            var entered = to ?? ResultIn(text);
            return entered is null
                ? null
                : new HistoryEvent(Event(at, verb, id, from, entered, text), HistorySource.Session);
        }

        return null;
    }

    private static JournalEntry Event(
        DateTimeOffset at,
        string verb,
        WorkOrderId id,
        WorkOrderState? from,
        WorkOrderState? to,
        string text
    )
    {
        // "alice to bob", and behind that perhaps a reason.
        var owners = verb == JournalVerb.Resume ? text.Split(" (", 2)[0].Split(SessionWords.To, 2) : [];
        return new JournalEntry(at, owners.Length == 2 ? JournalVerb.TakeOver : verb, id)
        {
            From = from,
            To = to,
            Note = owners is [var former, var owner]
                ? new JournalNote { Owner = owner, FormerOwner = former }
                : new JournalNote { Reason = verb == JournalVerb.Take ? null : text },
        };
    }

    /// <summary>What work that was given up was finished as.</summary>
    private static WorkOrderState? ResultIn(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is > 0 and var end
        && WorkOrderStates.TryParse(text[..end], out var state)
            ? state
            : null;
}
