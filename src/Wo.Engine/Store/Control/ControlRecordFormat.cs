using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Wo.Engine.Wording;

namespace Wo.Engine.Store.Control;

/// <summary>The text of a control record: versioned, indented JSON that people can read when they have to.</summary>
internal static class ControlRecordFormat
{
    private const int Version = 1;

    // A version that does not know of other ids would take the move for one that power loss split.
    private const int VersionWithNewId = 2;

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        // The file is never embedded in a page; names and paths stay readable.
        Encoder = ReadableJson.Encoder,
    };

    public static byte[] Format(ControlRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("version", record.Intent?.NewId is null ? Version : VersionWithNewId);
            json.WriteNumber("rev", record.Revision);
            json.WritePropertyName("lease");
            Write(json, record.Lease);
            json.WritePropertyName("intent");
            Write(json, record.Intent);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads a record; <see langword="null"/> where the text is not one this version understands.</summary>
    public static ControlRecord? Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            var root = JsonFields.Parse(text.Span);
            return root.Number("version") is Version or VersionWithNewId
                ? new ControlRecord(
                    root.Number("rev"),
                    ReadLease(root.Object("lease")),
                    ReadIntent(root.Object("intent"))
                )
                : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, Lease? lease)
    {
        if (lease is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("token", lease.Token);
        json.WriteString("owner", lease.Owner);
        if (lease.User is { } user)
        {
            json.WriteString("user", user);
        }

        json.WriteString("host", lease.Host);
        json.WriteNumber("pid", lease.ProcessId);
        json.WriteString("taken_at", Format(lease.TakenAt));
        json.WriteString("renewed_at", Format(lease.RenewedAt));
        json.WriteNumber("ttl_seconds", lease.TtlSeconds);
        json.WriteString("worktree", lease.Worktree);
        json.WriteString("branch", lease.Branch);
        json.WriteString("mode", lease.Mode);
        json.WriteString("base_oid", lease.BaseOid);
        if (lease.Port is { } port)
        {
            json.WriteNumber("port", port);
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Intent? intent)
    {
        if (intent is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("verb", intent.Verb);
        json.WriteString("token", intent.Token);
        json.WriteString("from", intent.From.DirectoryName());
        json.WriteString("to", intent.To.DirectoryName());
        json.WriteNumber("old_rev", intent.OldRevision);
        json.WriteNumber("new_rev", intent.NewRevision);
        json.WriteString("old_sha256", intent.OldHash);
        json.WriteString("staged_sha256", intent.StagedHash);
        json.WriteString("backup", intent.Backup);
        if (intent.NewId is { } id)
        {
            json.WriteString("new_id", id.Value);
        }

        json.WriteEndObject();
    }

    private static Lease? ReadLease(JsonFields? json) =>
        json is null
            ? null
            : new Lease
            {
                Token = json.Text("token"),
                Owner = Required(json, "owner"),
                User = json.Has("user") ? json.Text("user") : null,
                Host = Required(json, "host"),
                ProcessId = json.SmallNumber("pid"),
                TakenAt = ParseTime(Required(json, "taken_at")),
                RenewedAt = ParseTime(Required(json, "renewed_at")),
                TtlSeconds = json.Number("ttl_seconds"),
                Worktree = json.Text("worktree"),
                Branch = json.Text("branch"),
                Mode = json.Text("mode"),
                BaseOid = json.Text("base_oid"),
                Port = json.Has("port") ? json.SmallNumber("port") : null,
            };

    private static Intent? ReadIntent(JsonFields? json) =>
        json is null
            ? null
            : new Intent(
                Required(json, "verb"),
                json.Text("token"),
                State(json, "from"),
                State(json, "to"),
                json.Number("old_rev"),
                json.Number("new_rev"),
                Required(json, "old_sha256"),
                Required(json, "staged_sha256"),
                Required(json, "backup"),
                json.Has("new_id") ? Id(json, "new_id") : null
            );

    private static WorkOrderState State(JsonFields json, string name) =>
        WorkOrderStates.TryParse(Required(json, name), out var state) ? state : throw new FormatException(name);

    private static WorkOrderId Id(JsonFields json, string name) =>
        WorkOrderId.TryParse(Required(json, name), out var id) ? id : throw new FormatException(name);

    private static string Required(JsonFields json, string name) => json.Text(name) ?? throw new FormatException(name);

    private static string Format(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset ParseTime(string text) =>
        DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
