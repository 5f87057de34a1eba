using System.Text.Json;
using Wo.Engine.Store.Control;
using Wo.Engine.Verbs.Take;

namespace Wo.Tool.Output;

/// <summary>What <c>wo take</c> answers.</summary>
/// <param name="taken">The work order in the caller's hands.</param>
/// <param name="pathOnly">Whether people see nothing but the path.</param>
internal sealed class TakeReport(TakenWorkOrder taken, bool pathOnly) : IReport
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", taken.Id.Value);
        json.WriteString("title", taken.Title);
        json.WriteString("state", "running");
        json.WriteNumber("rev", taken.Revision);
        json.WriteString("owner", taken.Lease.Owner);
        json.WriteString("token", taken.Lease.Token);
        json.WriteString("worktree", taken.WorktreePath);
        json.WriteString("branch", taken.Lease.Branch);
        json.WriteString("mode", taken.Lease.Mode);
        json.WriteBoolean("resumed", taken.Resumed);
        json.WriteString("lease_expires_at", taken.Lease.ExpiresAt.UtcDateTime);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        if (pathOnly)
        {
            output.Line(taken.WorktreePath);
            return;
        }

        output.Line(
            (taken.Id.Value, TextStyle.Strong),
            taken.Resumed ? " is yours again: " : " is yours: ",
            taken.Title
        );
        output.Note("  worktree  ", taken.WorktreePath);
        output.Note("  branch    ", taken.Lease.Branch ?? "");
        output.Note("  token     ", taken.Lease.Token ?? "");
        output.Note("  next      commit there, then: wo finish ", taken.Id.Value, " --summary \"…\"");
    }
}
