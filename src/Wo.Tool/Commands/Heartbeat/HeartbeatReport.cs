using System.Globalization;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Heartbeat;

/// <summary>What <c>wo heartbeat</c> answers.</summary>
internal sealed class HeartbeatReport(WorkOrderId id, Lease lease) : IReport
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", id.Value);
        json.WriteString("owner", lease.Owner);
        json.WriteString("lease_renewed_at", lease.RenewedAt.UtcDateTime);
        json.WriteString("lease_expires_at", lease.ExpiresAt.UtcDateTime);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        var until = lease.ExpiresAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        output.Line((id.Value, TextStyle.Strong), " is held until ", until, " UTC");
    }
}
