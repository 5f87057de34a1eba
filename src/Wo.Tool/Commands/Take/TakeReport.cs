using System.Globalization;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Take;

/// <summary>What <c>wo take</c> answers.</summary>
/// <param name="taken">The work order in the caller's hands.</param>
/// <param name="root">The state root.</param>
/// <param name="form">What is shown of it where it is not asked for JSON.</param>
/// <param name="isKept">Whether the lease is kept for the caller, who is then not shown its token.</param>
internal sealed class TakeReport(TakenWorkOrder taken, string root, TakeForm form, bool isKept) : IReportWithSteps
{
    /// <summary>Keys of the file that the answer has already, or that say nothing to the one who does the work.</summary>
    private static readonly HashSet<string> SaidElsewhere =
    [
        "version",
        "id",
        "title",
        "status",
        "owner",
        "branch",
        "worktree",
        "dependencies",
        "created_at",
        "started_at",
        "x_rev",
    ];

    /// <summary>What later commands, and the programs that the work starts, find in the environment.</summary>
    private IEnumerable<(string Name, string Value)> Variables =>
        new (string, string?)[]
        {
            ("WO_ID", taken.Id.Value),
            ("WO_OWNER", taken.Lease.Owner),
            ("WO_TOKEN", isKept ? null : taken.Lease.Token),
            ("WO_ROOT", root),
            ("WO_PORT", taken.Lease.Port?.ToString(CultureInfo.InvariantCulture)),
        }
            .Where(variable => variable.Item2 is not null)
            .Select(variable => (variable.Item1, variable.Item2!));

    /// <summary>How a command is spelled for the caller.</summary>
    private Func<string, string> Spell { get; init; } = static step => step;

    /// <inheritdoc/>
    public IReport WithSteps(Func<string, string> spell) => new TakeReport(taken, root, form, isKept) { Spell = spell };

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", taken.Id.Value);
        json.WriteString("title", taken.Title);
        json.WriteString("state", "running");
        json.WriteNumber("rev", taken.Revision);
        json.WriteString("owner", taken.Lease.Owner);
        if (!isKept)
        {
            json.WriteString("token", taken.Lease.Token);
        }

        json.WriteString("worktree", taken.WorktreePath);
        json.WriteString("branch", taken.Lease.Branch);
        json.WriteString("mode", taken.Lease.Mode);
        if (taken.Lease.Port is { } port)
        {
            json.WriteNumber("port", port);
        }

        json.WriteBoolean("resumed", taken.Resumed);
        json.WriteString("lease_expires_at", taken.Lease.ExpiresAt.UtcDateTime);
        json.WriteString("root", root);
        WriteContent(json);
        WriteDependencies(json);
        json.WriteStartObject("environment");
        foreach (var (name, value) in Variables)
        {
            json.WriteString(name, value);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>What is to be done, by the keys of the file.</summary>
    private void WriteContent(Utf8JsonWriter json)
    {
        json.WriteStartObject("work_order");
        foreach (var entry in taken.Content?.Entries ?? [])
        {
            if (!SaidElsewhere.Contains(entry.Key.Value))
            {
                json.WritePropertyName(entry.Key.Value);
                YamlAsJson.Write(json, entry.Value);
            }
        }

        json.WriteEndObject();
    }

    private void WriteDependencies(Utf8JsonWriter json)
    {
        json.WriteStartArray("dependencies");
        foreach (var dependency in taken.Dependencies)
        {
            json.WriteStartObject();
            json.WriteString("id", dependency.Text);
            json.WriteString("state", dependency.State?.DirectoryName());
            json.WriteString("branch", dependency.Branch);
            json.WriteString("commit", dependency.Commit);
            if (dependency.IsInBase is { } isInBase)
            {
                json.WriteBoolean("in_base", isInBase);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Each command of its own line fails the whole where it fails, whichever shell reads it.</summary>
    private void WriteShell(TextOutput output)
    {
        foreach (var (name, value) in Variables)
        {
            output.Line($"export {name}={ShellWord.Quote(value)};");
        }

        output.Line($"cd {ShellWord.Quote(taken.WorktreePath)}");
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        if (form == TakeForm.Path)
        {
            output.Line(taken.WorktreePath);
            return;
        }

        if (form == TakeForm.Shell)
        {
            WriteShell(output);
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
