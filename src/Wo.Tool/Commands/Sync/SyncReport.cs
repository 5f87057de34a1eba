using System.Globalization;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Sync;

/// <summary>What <c>wo sync</c> answers.</summary>
internal sealed class SyncReport(SyncedClaims seen) : IReport
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("place", seen.Place);
        json.WriteNumber("claims", seen.Registers);
        json.WriteNumber("held_here", seen.HeldHere);
        json.WriteNumber("held_elsewhere", seen.HeldElsewhere);
        json.WriteStartArray("unpublished");
        foreach (var id in seen.Unpublished)
        {
            json.WriteStringValue(id.Value);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        output.Line(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{seen.Place}: {seen.Registers} {(seen.Registers == 1 ? "claim" : "claims")}, {seen.HeldHere} held here, {seen.HeldElsewhere} in other clones"
            )
        );
        if (seen.Unpublished.Length > 0)
        {
            output.Note("  not published  ", string.Join(", ", seen.Unpublished));
        }
    }
}
