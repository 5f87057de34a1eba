using System.Globalization;
using System.Text.Json;
using Wo.Engine.Read.History;
using Wo.Tool.Output;

namespace Wo.Tool.Commands;

/// <summary>What happened, as every answer has it.</summary>
internal static class HistoryJson
{
    /// <summary>Writes an event as an object.</summary>
    public static void Write(Utf8JsonWriter json, HistoryEvent happened)
    {
        var (entry, note) = (happened.Entry, happened.Entry.Note);
        json.WriteStartObject();
        json.WriteString("at", Moment(entry.At));
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

        json.WriteString("source", HistoryText.NameOf(happened.Source).Replace(' ', '_'));
        json.WriteEndObject();
    }

    /// <summary>A time, to the microsecond, as the journal has it: what lies between two events is what statistics count.</summary>
    private static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
