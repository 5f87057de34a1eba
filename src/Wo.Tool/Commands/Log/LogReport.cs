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
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("journal_since", journalSince is { } since ? UtcTime.ToSecond(since) : null);
        json.WriteNumber("left_out", leftOut);
        json.WriteStartArray("events");
        foreach (var happened in events)
        {
            HistoryJson.Write(json, happened);
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
                HistoryText.State(entry),
                HistoryText.Who(note),
            ];
            if (isMixed)
            {
                cells.Add((HistoryText.NameOf(happened.Source), TextStyle.Faint));
            }

            cells.Add(HistoryText.Why(note));
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

    private string Origin()
    {
        var counts = HistoryText
            .Sources.Select(known => (known.Name, Count: events.Count(happened => happened.Source == known.Source)))
            .Where(known => known.Count > 0)
            .Select(known => string.Create(CultureInfo.InvariantCulture, $"{known.Name} {known.Count}"));
        var begins = journalSince is { } since
            ? $"the journal begins at {UtcTime.ToSecond(since)}"
            : "there is no journal";
        return $"sources: {string.Join(", ", counts)}; {begins}";
    }
}
