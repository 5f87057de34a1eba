using System.Collections.Immutable;
using System.Text.Json;
using Wo.Engine.Gates;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Finish;

/// <summary>What <c>wo finish</c> answers.</summary>
internal sealed class FinishReport(FinishedWorkOrder finished, ImmutableArray<VerifyCommandResult> commands) : IReport
{
    /// <summary>
    /// The whole answer. A work order that failed because its gates said no is a failure with data: it moved, but not to
    /// where it was meant to.
    /// </summary>
    public static CommandResult Answer(FinishOutcome outcome)
    {
        if (!outcome.Answer.TryGet(out var finished, out var error))
        {
            return CommandResult.Failed(error, RefusedGatesReport.Of(outcome.Commands, outcome.Failures));
        }

        var report = new FinishReport(finished, outcome.Commands);
        ImmutableArray<string> warnings = finished is { Refused: not null, Uncertain: { } doubt }
            ? [.. finished.Warnings, doubt.Cause]
            : finished.Warnings;
        return CommandResult.Of(report, finished.Refused ?? finished.Uncertain, warnings);
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", finished.Id.Value);
        json.WriteString("state", finished.State.DirectoryName());
        json.WriteNumber("rev", finished.Revision);
        json.WriteString("verified_at_sha", finished.VerifiedCommit);
        json.WriteString("branch", finished.Branch);
        json.WriteString("worktree", finished.Worktree);
        json.WriteString("verdict", finished.Verdict);
        GateCommandsJson.Write(json, commands);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        var style = finished.State == WorkOrderState.Done ? TextStyle.Good : TextStyle.Warning;
        output.Line((finished.Id.Value, TextStyle.Strong), " is ", (finished.State.DirectoryName(), style));
        if (finished.VerifiedCommit is { } commit)
        {
            output.Note("  verified  ", commit);
        }

        output.Note("  branch    ", finished.Branch);
        if (finished.Worktree is { } worktree)
        {
            output.Note("  worktree  ", worktree);
        }

        output.Detail("  verdict   ", finished.Verdict);
    }
}
