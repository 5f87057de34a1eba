using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Claims;

/// <summary>
/// What this clone has last seen of the registers, so that looking needs no network. Nothing of it decides who holds what:
/// where it is lost or old, the next swap fails and the register is read again.
/// </summary>
internal sealed class SeenClaims(IFileSystem files, AtomicWriter writer, ControlLayout layout, TimeProvider clock)
{
    private const int MostBytes = 2 * SharedClaimReader.MostBytes;

    /// <summary>What was last seen of one register; <see langword="null"/> where nothing ever was.</summary>
    public SeenClaim? Find(WorkOrderId id)
    {
        var content = files.Read(layout.Claim(id), MostBytes);
        return content.IsOk ? Parse(id, content.Bytes) : null;
    }

    /// <summary>The work orders of which a register was seen.</summary>
    public IEnumerable<WorkOrderId> Ids()
    {
        foreach (var item in files.List(layout.Claims))
        {
            if (WorkOrderId.TryParse(item.Name, out var id))
            {
                yield return id;
            }
        }
    }

    /// <summary>When all registers were last looked at together; <see langword="null"/> for never.</summary>
    public DateTimeOffset? LookedAt => files.Status(layout.ClaimsLooked)?.ModifiedAt;

    /// <summary>Keeps what a register holds.</summary>
    public SeenClaim Remember(RegisterEntry entry)
    {
        var (now, former) = (clock.GetUtcNow(), Find(entry.Id));
        if (former?.Version == entry.Version)
        {
            return Write(former with { LastSeen = now });
        }

        var defect = entry.Defect;
        var claim = entry.Content is { } content ? SharedClaimReader.Read(entry.Id, content, out defect) : null;
        return Write(new SeenClaim(entry.Id, entry.Version, claim, defect, now, now));
    }

    /// <summary>Keeps that there is no register.</summary>
    public SeenClaim RememberNone(WorkOrderId id)
    {
        var now = clock.GetUtcNow();
        Keep(() =>
        {
            if (files.Status(layout.Claim(id)) is not null)
            {
                files.Unlink(layout.Claim(id));
            }
        });
        return new SeenClaim(id, null, null, null, now, now);
    }

    /// <summary>Keeps what all registers hold.</summary>
    public void RememberAll(IReadOnlyCollection<RegisterEntry> entries)
    {
        var gone = Ids().ToHashSet();
        foreach (var entry in entries)
        {
            gone.Remove(entry.Id);
            if (Find(entry.Id)?.Version != entry.Version)
            {
                Remember(entry);
            }
        }

        foreach (var id in gone)
        {
            RememberNone(id);
        }

        Keep(() => writer.Replace(layout.ClaimsLooked, [], Durability.None));
    }

    private SeenClaim Write(SeenClaim seen)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("version", seen.Version);
            json.WriteString("first_seen", Text(seen.FirstSeen));
            json.WriteString("last_seen", Text(seen.LastSeen));
            json.WriteString("defect", seen.Defect);
            json.WritePropertyName("claim");
            if (seen.Claim is null)
            {
                json.WriteNullValue();
            }
            else
            {
                json.WriteRawValue(SharedClaimFormat.Format(seen.Claim));
            }

            json.WriteEndObject();
        }

        Keep(() => writer.Replace(layout.Claim(seen.Id), buffer.WrittenSpan, Durability.None));
        return seen;
    }

    /// <summary>A swap that has won must not fail because of this: what is kept wrongly costs another look at the register.</summary>
    private static void Keep(Action write)
    {
        try
        {
            write();
        }
        catch (StorageException)
        {
            // As above.
        }
    }

    private static SeenClaim? Parse(WorkOrderId id, byte[] text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            var (claim, defect) = ((SharedClaim?)null, root.GetProperty("defect").GetString());
            if (root.GetProperty("claim") is { ValueKind: JsonValueKind.Object } content)
            {
                claim = SharedClaimReader.Read(id, Encoding.UTF8.GetBytes(content.GetRawText()), out defect);
            }

            return new SeenClaim(
                id,
                root.GetProperty("version").GetString(),
                claim,
                defect,
                Time(root, "first_seen"),
                Time(root, "last_seen")
            );
        }
        catch (Exception malformed)
            when (malformed is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset Time(JsonElement json, string name) =>
        DateTimeOffset.ParseExact(
            json.GetProperty(name).GetString() ?? throw new FormatException(name),
            "O",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal
        );
}
