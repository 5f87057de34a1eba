using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

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
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
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
            WriteLease(json, claim.Lease);
            WriteIntent(json, claim.Intent);
            json.WriteString("verified_at_sha", claim.VerifiedCommit);
            WriteBranch(json, claim.Branch);
            json.WriteString("changed_at", Text(claim.ChangedAt));
            json.WriteString("changed_in", claim.ChangedIn);
            json.WriteString("changed_by", claim.ChangedBy);
            json.WriteString("nonce", claim.Nonce);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteLease(Utf8JsonWriter json, SharedLease? lease)
    {
        if (lease is null)
        {
            json.WriteNull("lease");
            return;
        }

        json.WriteStartObject("lease");
        json.WriteString("token_sha256", lease.TokenHash);
        json.WriteString("owner", lease.Owner);
        json.WriteString("host", lease.Host);
        json.WriteString("clone", lease.CloneId);
        json.WriteString("taken_at", Text(lease.TakenAt));
        json.WriteString("renewed_at", Text(lease.RenewedAt));
        json.WriteNumber("ttl_seconds", lease.TtlSeconds);
        json.WriteString("branch", lease.Branch);
        json.WriteString("base", lease.BaseOid);
        json.WriteEndObject();
    }

    private static void WriteIntent(Utf8JsonWriter json, SharedIntent? intent)
    {
        if (intent is null)
        {
            json.WriteNull("intent");
            return;
        }

        json.WriteStartObject("intent");
        json.WriteString("verb", intent.Verb);
        json.WriteString("clone", intent.CloneId);
        json.WriteString("since", Text(intent.Since));
        json.WriteEndObject();
    }

    private static void WriteBranch(Utf8JsonWriter json, PushedBranch? branch)
    {
        if (branch is null)
        {
            json.WriteNull("branch");
            return;
        }

        json.WriteStartObject("branch");
        json.WriteString("name", branch.Name);
        json.WriteString("commit", branch.Commit);
        json.WriteEndObject();
    }

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
