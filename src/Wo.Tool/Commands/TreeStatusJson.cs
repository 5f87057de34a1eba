using System.Text.Json;

namespace Wo.Tool.Commands;

/// <summary>Members that every answer has which sums a tree up.</summary>
internal static class TreeStatusJson
{
    /// <summary>How many work orders are in each state, as <c>counts</c>.</summary>
    public static void WriteCounts(Utf8JsonWriter json, TreeStatus status)
    {
        json.WriteStartObject("counts");
        foreach (var (state, count) in status.Counts)
        {
            json.WriteNumber(state.DirectoryName(), count);
        }

        json.WriteNumber("conflict", status.InConflict);
        json.WriteEndObject();
    }

    /// <summary>What is wrong, as <c>problems</c>.</summary>
    public static void WriteProblems(Utf8JsonWriter json, TreeStatus status)
    {
        json.WriteStartArray("problems");
        foreach (var problem in status.Problems)
        {
            json.WriteStartObject();
            json.WriteString("code", problem.Code.Name);
            json.WriteString("id", problem.Id?.Value);
            json.WriteString("message", problem.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
