using System.Collections.Immutable;
using System.Text.Json;
using Wo.Engine.Gates;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Finish;

/// <summary>The data beside a refusal to finish: the verify commands that ran. The card tells people the same.</summary>
internal sealed class RefusedFinishReport(ImmutableArray<VerifyCommandResult> commands) : IReport
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        VerifyCommandsJson.Write(json, commands);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output) { }
}
