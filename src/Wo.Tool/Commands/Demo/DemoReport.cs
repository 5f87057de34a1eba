using System.Collections.Immutable;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Demo;

/// <summary>What <c>wo demo</c> answers, beside what it tells on the way.</summary>
/// <param name="steps">What was done.</param>
/// <param name="repository">Where the repository is, or <see langword="null"/> where it was removed.</param>
/// <param name="isComplete">Whether it was told to its end.</param>
internal sealed class DemoReport(ImmutableArray<DemoStep> steps, string? repository, bool isComplete) : IReport
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("repository", repository);
        json.WriteStartArray("steps");
        foreach (var step in steps)
        {
            json.WriteStartObject();
            json.WriteString("title", step.Title);
            json.WriteStartArray("commands");
            foreach (var line in step.Lines)
            {
                json.WriteStartObject();
                json.WriteString("directory", line.Directory);
                json.WriteString("command", line.Command);
                json.WriteNumber("exit_code", line.ExitCode);
                json.WriteStrings("output", line.Output);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        output.Line();
        output.Line(
            (isComplete, repository) switch
            {
                (false, _) => "The demonstration stopped early. Its repository is kept for a look:",
                (_, null) => "The demonstration is complete. Its repository is removed; wo demo --keep keeps it.",
                _ => "The demonstration is complete. Its repository is kept for a look:",
            }
        );
        if (repository is not null)
        {
            output.Line("  ", repository);
        }
    }
}
