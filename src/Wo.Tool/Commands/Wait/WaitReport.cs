using System.Collections.Immutable;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Wait;

/// <summary>What <c>wo wait</c> answers.</summary>
/// <param name="there">The work orders that are there.</param>
/// <param name="isReady">Whether they were waited for to be ready.</param>
/// <param name="waited">How long it took.</param>
internal sealed class WaitReport(ImmutableArray<AwaitedWorkOrder> there, bool isReady, TimeSpan waited) : IReport
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("work_orders");
        foreach (var order in there)
        {
            json.WriteStartObject();
            json.WriteString("id", order.Id.Value);
            json.WriteString("state", order.State.DirectoryName());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("ready", isReady);
        json.WriteNumber("waited_seconds", Math.Round(waited.TotalSeconds, 3));
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        foreach (var order in there)
        {
            output.Line((order.Id.Value, TextStyle.Strong), " is ", isReady ? "ready" : StateText.Of(order.State));
        }
    }
}
