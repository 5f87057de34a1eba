using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands;

/// <summary>What a verb answers that made a running or closed work order pending again.</summary>
internal sealed class BackToPendingReport(MovedWorkOrder moved) : IReport
{
    /// <summary>The whole answer, with its warnings and what is uncertain.</summary>
    public static CommandResult Answer(Result<MovedWorkOrder> outcome)
    {
        if (!outcome.TryGet(out var moved, out var error))
        {
            return error;
        }

        var report = new BackToPendingReport(moved);
        return CommandResult.Of(report, moved.Uncertain, moved.Warnings);
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteMove(json, moved);
        json.WriteEndObject();
    }

    /// <summary>What was moved, from where to where.</summary>
    public static void WriteMove(Utf8JsonWriter json, MovedWorkOrder moved)
    {
        json.WriteString("id", moved.Id.Value);
        json.WriteString("from", moved.From.DirectoryName());
        json.WriteString("state", moved.State.DirectoryName());
        json.WriteNumber("rev", moved.Revision);
        json.WriteString("worktree", moved.Worktree);
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        output.Line((moved.Id.Value, TextStyle.Strong), " is ", moved.State.DirectoryName(), " again");
        if (moved.Worktree is { } worktree)
        {
            output.Note("  worktree  ", worktree);
        }
    }
}
