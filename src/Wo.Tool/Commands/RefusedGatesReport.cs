using System.Collections.Immutable;
using System.Text.Json;
using Wo.Engine.Gates;
using Wo.Tool.Output;

namespace Wo.Tool.Commands;

/// <summary>The data beside a refusal of the gates: which said no, and the commands that ran. The card tells people the same.</summary>
internal sealed class RefusedGatesReport : IReport
{
    private readonly ImmutableArray<VerifyCommandResult> commands;
    private readonly ImmutableArray<GateFailure> failures;

    private RefusedGatesReport(ImmutableArray<VerifyCommandResult> commands, ImmutableArray<GateFailure> failures) =>
        (this.commands, this.failures) = (commands, failures);

    /// <summary>The data, or <see langword="null"/> where no gate was asked.</summary>
    public static RefusedGatesReport? Of(
        ImmutableArray<VerifyCommandResult> commands,
        ImmutableArray<GateFailure> failures
    ) => commands.IsEmpty && failures.IsEmpty ? null : new RefusedGatesReport(commands, failures);

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        GateCommandsJson.Write(json, commands);
        json.WriteStartArray("failures");
        foreach (var failure in failures)
        {
            json.WriteStartObject();
            json.WriteString("gate", failure.Stage);
            json.WriteString("code", failure.Error.Code.Name);
            json.WriteString("cause", failure.Error.Cause);
            json.WriteStrings("details", failure.Error.Details);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output) { }
}
