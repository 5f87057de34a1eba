using System.Globalization;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Board;

/// <summary>What <c>wo board --export</c> answers.</summary>
/// <param name="path">The page, as it was named.</param>
/// <param name="absolute">The same, absolute.</param>
/// <param name="bytes">How large it is.</param>
/// <param name="workOrders">How many work orders it lists.</param>
/// <param name="details">Of how many of them it has all fields.</param>
internal sealed class ExportReport(string path, string absolute, int bytes, int workOrders, int details) : IReport
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("path", absolute);
        json.WriteNumber("bytes", bytes);
        json.WriteNumber("work_orders", workOrders);
        json.WriteNumber("details", details);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        var kilobytes = (bytes / 1024.0).ToString("0", CultureInfo.InvariantCulture);
        output.Line($"{path} shows {workOrders} work orders ({kilobytes} KB)");
        if (details < workOrders)
        {
            output.Note($"all fields are in it of {details}: what is open, and the newest of what is done");
        }
    }
}
