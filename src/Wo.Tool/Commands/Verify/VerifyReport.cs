using System.Collections.Immutable;
using System.Text.Json;
using Wo.Engine.Gates;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Verify;

/// <summary>What <c>wo verify</c> answers.</summary>
internal sealed class VerifyReport(VerifiedWorkOrder verified, ImmutableArray<VerifyCommandResult> commands) : IReport
{
    /// <summary>The whole answer.</summary>
    public static CommandResult Answer(VerifyOutcome outcome) =>
        outcome.Answer.TryGet(out var verified, out var error)
            ? CommandResult.Of(new VerifyReport(verified, outcome.Commands), null, verified.Warnings)
            : CommandResult.Failed(error, RefusedGatesReport.Of(outcome.Commands, outcome.Failures));

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", verified.Id.Value);
        json.WriteString("commit", verified.Commit);
        json.WriteString("verdict", verified.Verdict);
        json.WriteString("evidence", verified.Evidence);
        GateCommandsJson.Write(json, commands);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        output.Line(
            (verified.Id.Value, TextStyle.Strong),
            verified.Verdict is null ? " has its evidence" : " passes its gates"
        );
        output.Note("  commit    ", verified.Commit);
        if (verified.Evidence is { } evidence)
        {
            output.Note("  evidence  ", evidence);
        }

        if (verified.Verdict is { } verdict)
        {
            output.Detail("  verdict   ", verdict);
        }
    }
}
