using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Watch;

/// <summary>What <c>wo watch --once</c> answers.</summary>
/// <param name="view">The view.</param>
/// <param name="root">The state root.</param>
/// <param name="frame">Makes lines of it.</param>
/// <param name="width">How many cells a line has; <see langword="null"/> where nothing has to be cut.</param>
internal sealed class WatchReport(TreeView view, string root, WatchFrame frame, int? width) : IReport
{
    private const int Unlimited = 100_000;

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("root", root);
        json.WriteString("at", UtcTime.ToSecond(view.At));
        TreeStatusJson.WriteCounts(json, view.Status);
        json.WriteStartArray("running");
        foreach (var work in view.Running)
        {
            Write(json, work);
        }

        json.WriteEndArray();
        json.WriteNumber("ready", view.Status.ReadyCount);
        json.WriteStartArray("next");
        foreach (var row in view.Ready)
        {
            json.WriteStartObject();
            WorkOrderJson.WriteRow(json, row);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        TreeStatusJson.WriteProblems(json, view.Status);
        json.WriteStartArray("latest");
        foreach (var happened in view.Latest)
        {
            HistoryJson.Write(json, happened);
        }

        json.WriteEndArray();
        json.WriteStartObject("throughput");
        json.WriteStartArray("done_by_day");
        foreach (var count in view.Throughput.DoneByDay)
        {
            json.WriteNumberValue(count);
        }

        json.WriteEndArray();
        json.WritePropertyName("all");
        FiguresJson.Write(json, view.Throughput.Figures, null);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        foreach (var line in frame.Lines(view, view.At, width ?? Unlimited, Unlimited))
        {
            output.Line([.. line]);
        }
    }

    private static void Write(Utf8JsonWriter json, RunningWork work)
    {
        json.WriteStartObject();
        WorkOrderJson.WriteRow(json, work.Row);
        if (work.Gate is { } gate)
        {
            json.WriteStartObject("gate");
            json.WriteNumber("number", gate.Number);
            json.WriteString("started_at", UtcTime.ToSecond(gate.StartedAt));
            json.WriteString("written_at", UtcTime.ToSecond(gate.WrittenAt));
            json.WriteString("last_line", gate.LastLine);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("gate");
        }

        if (work.LastEntry is { } entry)
        {
            json.WriteStartObject("last_entry");
            json.WriteString("kind", entry.IsResult ? "result" : "intent");
            json.WriteString("text", entry.Text);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("last_entry");
        }

        json.WriteEndObject();
    }
}
