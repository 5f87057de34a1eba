using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Hook;

/// <summary>What a hook found, or did. It says nothing where there is nothing to say.</summary>
/// <param name="problems">What is wrong with what is staged.</param>
/// <param name="named">The work order that the commit message names.</param>
internal sealed class HookRunReport(ImmutableArray<StagedProblem> problems, WorkOrderId? named) : IReport
{
    /// <summary>Where there is nothing to do.</summary>
    public static HookRunReport Nothing { get; } = new([], null);

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("problems");
        foreach (var problem in problems)
        {
            json.WriteStartObject();
            json.WriteString("code", problem.Code.Name);
            json.WriteString("id", problem.Id.Value);
            json.WriteString("path", problem.Path);
            json.WriteNumber("line", problem.Position.Line);
            json.WriteNumber("column", problem.Position.Column);
            json.WriteString("message", problem.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("work_order", named?.Value);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        foreach (var problem in problems)
        {
            var place = string.Create(
                CultureInfo.InvariantCulture,
                $"{problem.Path}:{problem.Position.Line}:{problem.Position.Column}"
            );
            output.Line((place, TextStyle.Strong), $": {problem.Message} ", (problem.Code.Name, TextStyle.Faint));
        }
    }
}
