using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using Wo.Engine.Wording;

namespace Wo.Tool.Output;

/// <summary>The one object that <c>--json</c> puts on standard output, whatever happened.</summary>
internal static class JsonAnswer
{
    private const string SchemaPrefix = "trifecta.wo.";
    private const string SchemaVersion = "/1";

    // In bytes. A pipe takes as much at once, and arrays of this size are not yet large ones to the collector.
    private const int MostPending = 48 * 1024;

    private const int ItemsOfPart = 128;

    /// <summary>The object as UTF-8 text on one line, with the newline.</summary>
    /// <param name="command">Name of the command, words joined by dots: <c>take</c>, <c>session.intent</c>.</param>
    /// <param name="result">What the command answered.</param>
    /// <param name="exitCode">The exit code that the process will have.</param>
    public static ReadOnlyMemory<byte> Compose(string command, CommandResult result, int exitCode)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options()))
        {
            Write(json, command, result, exitCode);
        }

        buffer.Write("\n"u8);
        return buffer.WrittenMemory;
    }

    /// <summary>
    /// Writes the same to a stream. A long answer is not whole in the writer: what <see cref="Relieve"/> lets go of is written before
    /// the rest is added.
    /// </summary>
    /// <inheritdoc cref="Compose"/>
    /// <param name="output">Where to.</param>
    public static void Write(Stream output, string command, CommandResult result, int exitCode)
    {
        using (var json = new Utf8JsonWriter(output, Options()))
        {
            try
            {
                Write(json, command, result, exitCode);
            }
            catch
            {
                json.Reset(); // half an answer is none
                throw;
            }
        }

        output.Write("\n"u8);
    }

    /// <summary>Writes what was made of a long answer so far, where that is much.</summary>
    public static void Relieve(this Utf8JsonWriter json)
    {
        if (json.BytesPending >= MostPending)
        {
            json.Flush();
        }
    }

    /// <summary>Makes elements of an array apart from the answer, for <see cref="WriteElements"/>.</summary>
    /// <param name="items">What they are made of.</param>
    /// <param name="write">Writes the elements of some items.</param>
    public static List<byte[]> Elements<T>(ReadOnlyMemory<T> items, Action<Utf8JsonWriter, ReadOnlySpan<T>> write)
    {
        var made = new List<byte[]>(items.Length / ItemsOfPart + 1);
        var buffer = new ArrayBufferWriter<byte>(MostPending);
        using var json = new Utf8JsonWriter(buffer, Options());
        for (var rest = items; !rest.IsEmpty; rest = rest[Math.Min(ItemsOfPart, rest.Length)..])
        {
            json.WriteStartArray();
            write(json, rest[..Math.Min(ItemsOfPart, rest.Length)].Span);
            json.WriteEndArray();
            json.Flush();
            made.Add(buffer.WrittenSpan[1..^1].ToArray());
            buffer.ResetWrittenCount();
            json.Reset();
        }

        return made;
    }

    /// <summary>Writes elements that were made before.</summary>
    public static void WriteElements(this Utf8JsonWriter json, List<byte[]> elements)
    {
        foreach (var some in elements)
        {
            json.WriteRawValue(some, skipInputValidation: true); // one text for all of them, commas included
            json.Relieve();
        }
    }

    /// <summary>Writes a member that is an array of strings.</summary>
    public static void WriteStrings(this Utf8JsonWriter json, string name, ImmutableArray<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    // Readable to people too: no escapes for quotes' and letters' sake. Control characters are escaped all the same.
    private static JsonWriterOptions Options() => new() { Encoder = ReadableJson.Encoder };

    private static void Write(Utf8JsonWriter json, string command, CommandResult result, int exitCode)
    {
        json.WriteStartObject();
        json.WriteString("schema", SchemaPrefix + command + SchemaVersion);
        json.WriteBoolean("ok", result.Error is null);
        json.WritePropertyName("data");
        WriteData(json, result.Report);
        json.WriteStrings("warnings", result.Warnings);
        json.WritePropertyName("error");
        WriteError(json, result.Error, exitCode);
        json.WriteEndObject();
    }

    private static void WriteData(Utf8JsonWriter json, IReport? report)
    {
        if (report is null)
        {
            json.WriteNullValue();
            return;
        }

        report.WriteJson(json);
    }

    private static void WriteError(Utf8JsonWriter json, WoError? error, int exitCode)
    {
        if (error is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("code", error.Code.Name);
        json.WriteString("class", ErrorClassNames.NameOf(error.Code.Class));
        json.WriteString("cause", error.Cause);
        json.WriteStrings("next_steps", error.NextSteps);
        json.WriteStrings("verify", error.Verify);
        json.WriteStrings("details", error.Details);
        json.WriteNumber("exit_code", exitCode);
        if (error.Reason is { } reason)
        {
            json.WriteString("reason", reason);
        }

        json.WriteEndObject();
    }
}
