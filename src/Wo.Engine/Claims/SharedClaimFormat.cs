using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Wo.Engine.Wording;

namespace Wo.Engine.Claims;

/// <summary>Writes <c>trifecta.wo.claim/1</c>.</summary>
internal static class SharedClaimFormat
{
    /// <summary>The name of the format, with its version.</summary>
    public const string Schema = "trifecta.wo.claim/1";

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = ReadableJson.Encoder,
    };

    /// <summary>The text of a claim.</summary>
    public static byte[] Format(SharedClaim claim)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteString("id", claim.Id.Value);
            json.WriteNumber("rev", claim.Revision);
            json.WriteString("state", claim.State.DirectoryName());
            Write(json, "lease", claim.Lease, Write);
            Write(json, "intent", claim.Intent, Write);
            json.WriteString("verified_at_sha", claim.VerifiedCommit);
            Write(json, "branch", claim.Branch, Write);
            json.WriteString("changed_at", Text(claim.ChangedAt));
            json.WriteString("changed_in", claim.ChangedIn);
            json.WriteString("changed_by", claim.ChangedBy);
            json.WriteString("nonce", claim.Nonce);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>A member that is an object, or null where there is none.</summary>
    private static void Write<T>(Utf8JsonWriter json, string name, T? value, Action<Utf8JsonWriter, T> members)
        where T : class
    {
        if (value is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        members(json, value);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SharedLease lease)
    {
        json.WriteString("token_sha256", lease.TokenHash);
        json.WriteString("owner", lease.Owner);
        json.WriteString("host", lease.Host);
        json.WriteString("clone", lease.CloneId);
        json.WriteString("taken_at", Text(lease.TakenAt));
        json.WriteString("renewed_at", Text(lease.RenewedAt));
        json.WriteNumber("ttl_seconds", lease.TtlSeconds);
        json.WriteString("branch", lease.Branch);
        json.WriteString("base", lease.BaseOid);
    }

    private static void Write(Utf8JsonWriter json, SharedIntent intent)
    {
        json.WriteString("verb", intent.Verb);
        json.WriteString("clone", intent.CloneId);
        json.WriteString("since", Text(intent.Since));
    }

    private static void Write(Utf8JsonWriter json, PushedBranch branch)
    {
        json.WriteString("name", branch.Name);
        json.WriteString("commit", branch.Commit);
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
