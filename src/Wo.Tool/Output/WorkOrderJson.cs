using System.Text.Json;

namespace Wo.Tool.Output;

/// <summary>The members of work orders and leases, the same in every answer that has them.</summary>
internal static class WorkOrderJson
{
    /// <summary>Members of a work order as a list shows it, into the object that is open.</summary>
    public static void WriteRow(Utf8JsonWriter json, WorkOrderRow row)
    {
        json.WriteString("id", row.Id.Value);
        json.WriteString("state", row.State?.DirectoryName());
        json.WriteString("title", row.Title);
        json.WriteString("priority", row.Priority);
        json.WriteString("epic_id", row.EpicId);
        json.WriteString("owner", row.Owner);
        json.WriteNumber("rev", row.Revision);
        json.WritePropertyName("lease");
        WriteLease(json, row.Lease);
        json.WriteString("warning", row.Warning);
    }

    /// <summary>A lease of another clone, or null.</summary>
    public static void WriteClaim(Utf8JsonWriter json, ClaimView? claim)
    {
        if (claim is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("owner", claim.Owner);
        json.WriteString("host", claim.Host);
        json.WriteString("expires_at", claim.ExpiresAt.UtcDateTime);
        json.WriteBoolean("expired", claim.IsExpired);
        json.WriteString("seen_at", claim.SeenAt.UtcDateTime);
        json.WriteNumber("seen_seconds_ago", (long)claim.Age.TotalSeconds);
        json.WriteEndObject();
    }

    /// <summary>A lease, or null.</summary>
    public static void WriteLease(Utf8JsonWriter json, LeaseView? lease)
    {
        if (lease is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("owner", lease.Owner);
        json.WriteString("host", lease.Host);
        json.WriteNumber("pid", lease.ProcessId);
        json.WriteString("taken_at", lease.TakenAt.UtcDateTime);
        json.WriteString("renewed_at", lease.RenewedAt.UtcDateTime);
        json.WriteString("expires_at", lease.ExpiresAt.UtcDateTime);
        json.WriteNumber("age_seconds", (long)lease.Age.TotalSeconds);
        json.WriteBoolean("stale", lease.IsStale);
        json.WriteBoolean("from_the_future", lease.IsFromTheFuture);
        json.WriteBoolean("adopted", lease.IsAdopted);
        json.WriteString("worktree", lease.Worktree);
        json.WriteString("branch", lease.Branch);
        json.WriteEndObject();
    }
}
