using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Wo.Engine.Read.History;
using Wo.Engine.Store.History;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Log;

/// <summary>What <c>wo log</c> answers.</summary>
/// <param name="events">What happened, the oldest first.</param>
/// <param name="leftOut">How many older ones are not shown.</param>
/// <param name="journalSince">The time of the oldest line of the journal; <see langword="null"/> where it has none.</param>
internal sealed class LogReport(ImmutableArray<HistoryEvent> events, int leftOut, DateTimeOffset? journalSince)
    : IReport
{
    private static readonly (HistorySource Source, string Name)[] Sources =
    [
        (HistorySource.Journal, "journal"),
        (HistorySource.File, "work order"),
        (HistorySource.Verdict, "verdict"),
        (HistorySource.Session, "session log"),
    ];

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("journal_since", journalSince is { } since ? Time(since) : null);
        json.WriteNumber("left_out", leftOut);
        json.WriteStartArray("events");
        foreach (var happened in events)
        {
            Write(json, happened);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        // Where all of it is the journal's there is nothing to tell apart.
        var isMixed = events.Any(happened => happened.Source != HistorySource.Journal);
        var table = new TextTable(
            isMixed
                ? ["TIME (UTC)", "WORK ORDER", "VERB", "STATE", "OWNER", "SOURCE", "WHY"]
                : ["TIME (UTC)", "WORK ORDER", "VERB", "STATE", "OWNER", "WHY"]
        )
        {
            ClipsLastColumn = true,
        };
        foreach (var happened in events)
        {
            var (entry, note) = (happened.Entry, happened.Entry.Note);
            List<StyledText> cells =
            [
                entry.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                (entry.Id.Value, TextStyle.Strong),
                entry.Verb,
                State(entry),
                Who(note),
            ];
            if (isMixed)
            {
                cells.Add((NameOf(happened.Source), TextStyle.Faint));
            }

            cells.Add(Why(note));
            table.Add([.. cells]);
        }

        output.Table(table);
        if (leftOut > 0)
        {
            output.Note(($"{leftOut} older are left out", TextStyle.Faint));
        }

        if (isMixed)
        {
            output.Note((Origin(), TextStyle.Faint));
        }
    }

    private static StyledText State(JournalEntry entry) =>
        entry.IsRefusal ? (JournalVerb.Refused, TextStyle.Bad)
        : entry.To is not { } to ? ""
        : StateText.Of(to);

    private static string Who(JournalNote note)
    {
        var who = note switch
        {
            { FormerOwner: { } former, Owner: { } owner } => $"{former} -> {owner}",
            _ => note.Owner ?? "",
        };
        return note.By is { } by ? $"{who} (by {by})".TrimStart() : who;
    }

    private static string Why(JournalNote note)
    {
        var gates = note.FailedGates.IsEmpty ? "" : string.Join(", ", note.FailedGates);
        return gates.Length > 0 && note.Reason is { } reason ? $"{gates}: {reason}" : gates + note.Reason;
    }

    private string Origin()
    {
        var counts = Sources
            .Select(known => (known.Name, Count: events.Count(happened => happened.Source == known.Source)))
            .Where(known => known.Count > 0)
            .Select(known => string.Create(CultureInfo.InvariantCulture, $"{known.Name} {known.Count}"));
        var begins = journalSince is { } since ? $"the journal begins at {Time(since)}" : "there is no journal";
        return $"sources: {string.Join(", ", counts)}; {begins}";
    }

    private static void Write(Utf8JsonWriter json, HistoryEvent happened)
    {
        var (entry, note) = (happened.Entry, happened.Entry.Note);
        json.WriteStartObject();
        json.WriteString("at", Time(entry.At));
        json.WriteString("id", entry.Id.Value);
        json.WriteString("verb", entry.Verb);
        json.WriteString("from", entry.From?.DirectoryName());
        json.WriteString("to", entry.To?.DirectoryName());
        json.WriteString("result", entry.Result);
        json.WriteString("owner", note.Owner);
        json.WriteString("former_owner", note.FormerOwner);
        json.WriteString("by", note.By);
        json.WriteString("host", entry.Host);
        json.WriteString("epic_id", note.Epic);
        json.WriteString("reason", note.Reason);
        json.WriteStrings("failed_gates", note.FailedGates);
        json.WritePropertyName("gates_seconds");
        if (note.GateTime is { } time)
        {
            json.WriteNumberValue(Math.Round(time.TotalSeconds, 3));
        }
        else
        {
            json.WriteNullValue();
        }

        json.WritePropertyName("rev");
        if (entry.Revision is { } revision)
        {
            json.WriteNumberValue(revision);
        }
        else
        {
            json.WriteNullValue();
        }

        json.WriteString("source", NameOf(happened.Source).Replace(' ', '_'));
        json.WriteEndObject();
    }

    private static string NameOf(HistorySource source) => Array.Find(Sources, known => known.Source == source).Name;

    private static string Time(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
