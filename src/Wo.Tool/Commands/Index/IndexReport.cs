using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Index;

/// <summary>What <c>wo index</c> answers.</summary>
/// <param name="path">The index.</param>
/// <param name="state">
/// <c>published</c>, <c>left-to-others</c> (work orders keep moving, and the commands that move them publish), or with
/// <c>--check</c> <c>current</c>, <c>missing</c>, <c>stale</c>.
/// </param>
internal sealed class IndexReport(string path, string state) : IReport
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("path", path);
        json.WriteString("state", state);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output) =>
        output.Note(
            path,
            state switch
            {
                "published" => " is rebuilt",
                "left-to-others" => " will be rebuilt by the commands that are moving work orders right now",
                _ => $" is {state}",
            }
        );
}
