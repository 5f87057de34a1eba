using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Wo.Engine.Wording;

namespace Wo.Engine.Store.History;

/// <summary>The form of a line of the journal: one JSON object, of bounded length whatever it is made of.</summary>
internal static class JournalFormat
{
    private const int LongestText = 400;
    private const int LongestName = 120;
    private const int MostGates = 20;

    private static readonly JsonWriterOptions Writing = new()
    {
        // Read by people with grep; never embedded in a page.
        Encoder = ReadableJson.Encoder,
    };

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 4 };

    /// <summary>The line, with its newline.</summary>
    public static byte[] Format(JournalEntry entry)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Writing))
        {
            var note = entry.Note;
            json.WriteStartObject();
            json.WriteString("at", WorkOrderTimestamp.Format(entry.At));
            json.WriteString("verb", entry.Verb);
            json.WriteString("id", entry.Id.Value);
            Write(json, "from", entry.From?.DirectoryName());
            Write(json, "to", entry.To?.DirectoryName());
            if (entry.Revision is { } revision)
            {
                json.WriteNumber("rev", revision);
            }

            Write(json, "result", entry.Result);
            Write(json, "owner", note.Owner);
            Write(json, "former_owner", note.FormerOwner);
            Write(json, "by", note.By);
            Write(json, "host", entry.Host);
            Write(json, "epic", note.Epic);
            Write(json, "reason", note.Reason, LongestText);
            if (note.GateTime is { } time)
            {
                json.WriteNumber("gates_seconds", Math.Round(Math.Max(0, time.TotalSeconds), 3));
            }

            if (!note.FailedGates.IsEmpty)
            {
                json.WriteStartArray("failed_gates");
                foreach (var gate in note.FailedGates.Take(MostGates))
                {
                    json.WriteStringValue(Clip(gate, LongestName));
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a line; <see langword="null"/> where it is torn, or of another tool.</summary>
    public static JournalEntry? Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line, Reading);
            var json = document.RootElement;
            if (
                json.ValueKind != JsonValueKind.Object
                || Text(json, "verb") is not { } verb
                || !WorkOrderTimestamp.TryParse(Text(json, "at"), out var at)
                || !WorkOrderId.TryParse(Text(json, "id"), out var id)
            )
            {
                return null;
            }

            return new JournalEntry(at, verb, id)
            {
                From = State(json, "from"),
                To = State(json, "to"),
                Revision = Number(json, "rev") is { } revision ? (long)revision : null,
                Host = Text(json, "host"),
                Note = new JournalNote
                {
                    Owner = Text(json, "owner"),
                    FormerOwner = Text(json, "former_owner"),
                    By = Text(json, "by"),
                    Epic = Text(json, "epic"),
                    Reason = Text(json, "reason"),
                    FailedGates = Gates(json),
                    GateTime = Number(json, "gates_seconds") is { } seconds and >= 0 and < 1e9
                        ? TimeSpan.FromSeconds(seconds)
                        : null,
                },
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, string name, string? value, int longest = LongestName)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, Clip(value, longest));
        }
    }

    /// <summary>One line of limited length, and valid UTF-16: what a writer of JSON refuses is replaced.</summary>
    private static string Clip(string text, int longest)
    {
        var clipped = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in OneLine.Of(text).EnumerateRunes())
        {
            if (clipped.Length + rune.Utf16SequenceLength >= longest)
            {
                clipped.Append('…');
                break;
            }

            clipped.Append(rune.ToString());
        }

        return clipped.ToString();
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetDouble(out var number)
        && double.IsFinite(number)
        && Math.Abs(number) < 1e15
            ? number
            : null;

    private static WorkOrderState? State(JsonElement json, string name) =>
        Text(json, name) is { } text && WorkOrderStates.TryParse(text, out var state) ? state : null;

    private static ImmutableArray<string> Gates(JsonElement json) =>
        json.TryGetProperty("failed_gates", out var value) && value.ValueKind == JsonValueKind.Array
            ?
            [
                .. value
                    .EnumerateArray()
                    .Where(gate => gate.ValueKind == JsonValueKind.String)
                    .Select(gate => gate.GetString()!)
                    .Take(MostGates),
            ]
            : [];
}
