using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Reopen;

/// <summary>What <c>wo reopen</c> answers.</summary>
internal sealed class ReopenReport(ReopenedWorkOrder reopened) : IReport
{
    private readonly MovedWorkOrder moved = reopened.Moved;

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        BackToPendingReport.WriteMove(json, moved);
        json.WriteString("former_verdict", reopened.Verdict?.Relative);
        json.WriteStartArray("dependents");
        foreach (var (id, state) in reopened.Dependents)
        {
            json.WriteStartObject();
            json.WriteString("id", id.Value);
            json.WriteString("state", state.DirectoryName());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        output.Line((moved.Id.Value, TextStyle.Strong), " is ", moved.State.DirectoryName(), " again");
        if (reopened.Verdict is { } verdict)
        {
            output.Note("  verdict   kept as ", verdict.Relative);
        }

        if (moved.Worktree is { } worktree)
        {
            output.Note("  worktree  ", worktree);
        }
    }
}
