using System.Text.Json;
using Wo.Engine.Read.History;

namespace Wo.Tool.Commands;

/// <summary>What work comes to in figures, as every answer has it.</summary>
internal static class FiguresJson
{
    /// <summary>Writes them as an object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="figures">The figures.</param>
    /// <param name="member">What the name of their group is called; <see langword="null"/> where they are of no group.</param>
    public static void Write(Utf8JsonWriter json, WorkFigures figures, string? member)
    {
        json.WriteStartObject();
        if (member is not null)
        {
            json.WriteString(member, figures.Name);
        }

        json.WriteNumber("taken", figures.Taken);
        json.WriteNumber("done", figures.Done);
        json.WriteNumber("failed", figures.Failed);
        json.WriteNumber("partial", figures.Partial);
        json.WriteNumber("refused", figures.Refused);
        json.WriteNumber("takeovers", figures.TakenOver);
        Write(json, "lead_seconds", figures.Lead);
        Write(json, "cycle_seconds", figures.Cycle);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, TimeSpread spread)
    {
        json.WriteStartObject(name);
        json.WriteNumber("count", spread.Count);
        Write(json, "median", spread.Median);
        Write(json, "p90", spread.NinetiethPercentile);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, TimeSpan? time)
    {
        if (time is { } known)
        {
            json.WriteNumber(name, Math.Round(known.TotalSeconds, 3));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
