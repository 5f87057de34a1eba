using System.Globalization;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Take;

/// <summary>What <c>wo take</c> answers.</summary>
/// <param name="taken">The work order in the caller's hands.</param>
/// <param name="pathOnly">Whether people see nothing but the path.</param>
internal sealed class TakeReport(TakenWorkOrder taken, bool pathOnly) : IReportWithSteps
{
    /// <summary>How a command is spelled for the caller.</summary>
    private Func<string, string> Spell { get; init; } = static step => step;

    /// <inheritdoc/>
    public IReport WithSteps(Func<string, string> spell) => new TakeReport(taken, pathOnly) { Spell = spell };

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
        if (taken.Lease.Port is { } port)
        {
            json.WriteNumber("port", port);
        }

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
        if (taken.Lease.Port is { } port)
        {
            output.Note("  port      ", port.ToString(CultureInfo.InvariantCulture));
        }

        output.Note("  token     ", taken.Lease.Token ?? "");
        output.Note("  next      commit there, then: ", Spell($"wo finish {taken.Id} --summary \"…\""));
    }
}
