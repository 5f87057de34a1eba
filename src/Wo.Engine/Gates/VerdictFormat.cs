using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Wo.Engine.Wording;

namespace Wo.Engine.Gates;

/// <summary>The text of <c>verdict.json</c>: the keys of its schema, and ours with <c>x_</c>.</summary>
internal static class VerdictFormat
{
    private const string SchemaVersion = "1.0.0";

    // The schema has room for a SHA-1; a longer object name is shortened there and stands in full in a key of ours.
    private const int CommitLength = 40;
    private static readonly string NoCommit = new('0', CommitLength);

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // Commands stay readable; the file is never embedded in a page.
        Encoder = ReadableJson.Encoder,
    };

    /// <summary>Writes a verdict.</summary>
    public static byte[] Format(Verdict verdict)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("schema_version", SchemaVersion);
            json.WriteString("wo_id", verdict.WorkOrder.Id.Value);
            json.WriteString("epic_id", verdict.WorkOrder.Summary.Epic);
            json.WriteString("dod_id", verdict.WorkOrder.Text("dod_id"));
            WriteCommit(json, verdict.Commit);
            json.WriteString("status", NameOf(verdict.Status));
            json.WriteString("started_at", Time(verdict.StartedAt));
            json.WriteString("finished_at", Time(verdict.FinishedAt));
            json.WriteNumber("duration_seconds", Seconds(verdict.FinishedAt - verdict.StartedAt));
            json.WriteStartArray("commands");
            foreach (var command in verdict.Commands)
            {
                json.WriteStringValue(command.Command);
            }

            json.WriteEndArray();
            if (verdict.FailureStage is { } stage)
            {
                json.WriteString("failure_stage", stage);
            }

            WriteOverride(json, verdict);
            WriteOurs(json, verdict);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The commit that the text of a verdict names; <see langword="null"/> where it is no verdict.</summary>
    public static string? CommitOf(ReadOnlyMemory<byte> text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return
                json.RootElement.TryGetProperty("x_git_commit", out var commit)
                || json.RootElement.TryGetProperty("git_commit", out commit)
                ? commit.GetString()
                : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null; // of another tool, or torn by one
        }
    }

    private static void WriteCommit(Utf8JsonWriter json, string? commit)
    {
        json.WriteString("git_commit", commit is null ? NoCommit : commit[..Math.Min(commit.Length, CommitLength)]);
        if (commit is { Length: > CommitLength })
        {
            json.WriteString("x_git_commit", commit);
        }
    }

    private static void WriteOverride(Utf8JsonWriter json, Verdict verdict)
    {
        if (verdict.OverrideReasons.IsEmpty)
        {
            return;
        }

        json.WriteStartObject("override");
        json.WriteBoolean("dirty", false);
        json.WriteString("reason", string.Join("; ", verdict.OverrideReasons));
        json.WriteString("wo", verdict.WorkOrder.Id.Value);
        json.WriteString("timestamp", Time(verdict.StartedAt));
        json.WriteString("until", verdict.StartedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static void WriteOurs(Utf8JsonWriter json, Verdict verdict)
    {
        json.WriteString("x_result", verdict.Result);
        json.WriteStartArray("x_results");
        foreach (var command in verdict.Commands)
        {
            json.WriteStartObject();
            json.WriteString("command", command.Command);
            json.WriteString("end", command.EndName);
            json.WriteNumber("exit_code", command.Code);
            json.WriteNumber("seconds", command.Seconds);
            json.WriteString("log", command.Log.Relative);
            json.WriteStartArray("leftovers");
            foreach (var leftover in command.Leftovers)
            {
                json.WriteStringValue(leftover);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("x_failures");
        foreach (var failure in verdict.Failures)
        {
            json.WriteStartObject();
            json.WriteString("gate", failure.Stage);
            json.WriteString("code", failure.Error.Code.Name);
            json.WriteString("cause", failure.Error.Cause);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A status as the schema spells it.</summary>
    public static string NameOf(VerdictStatus status) =>
        status switch
        {
            VerdictStatus.Pass => "PASS",
            VerdictStatus.Fail => "FAIL",
            _ => "CRASH",
        };

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Milliseconds are enough; a clock that was set back does not make it negative.</summary>
    private static double Seconds(TimeSpan span) => Math.Max(0, Math.Round(span.TotalSeconds, 3));
}
