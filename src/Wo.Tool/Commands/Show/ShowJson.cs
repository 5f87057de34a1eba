using System.Collections.Immutable;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Show;

/// <summary>The JSON form of everything about one work order.</summary>
internal static class ShowJson
{
    /// <summary>Writes one object.</summary>
    public static void Write(Utf8JsonWriter json, WorkOrderDetails details, ImmutableArray<string> next)
    {
        json.WriteStartObject();
        // The lease of a list is that of running work; here is any, so it is written instead of the row's.
        WorkOrderJson.WriteRow(json, details.Row with { Lease = details.Lease });
        json.WritePropertyName("elsewhere");
        WorkOrderJson.WriteClaim(json, details.Row.Elsewhere);
        json.WriteBoolean("ready", details.IsReady);
        json.WriteString("path", details.Path?.Relative);
        json.WriteStrings("files", [.. details.Files.Select(path => path.Relative)]);
        json.WriteNumber("recorded_rev", details.RecordedRevision);
        json.WriteString("record_problem", details.RecordProblem);
        WriteInterrupted(json, details);
        WriteDependencies(json, details);
        json.WriteStrings("blocks", [.. details.Blocks.Select(id => id.Value)]);
        json.WriteStartArray("findings");
        foreach (var finding in details.Findings)
        {
            WriteFinding(json, finding);
        }

        json.WriteEndArray();
        json.WriteStrings("backups", [.. details.Backups.Select(path => path.Relative)]);
        json.WriteStrings("legal_moves", [.. details.LegalMoves.Select(state => state.DirectoryName())]);
        json.WriteStrings("next_steps", next);
        json.WritePropertyName("fields");
        WriteFields(json, details.Fields);
        json.WritePropertyName("document");
        YamlAsJson.Write(json, details.Document);
        json.WriteEndObject();
    }

    /// <summary>One finding of the linter.</summary>
    public static void WriteFinding(Utf8JsonWriter json, LintFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("code", finding.Code.Name);
        json.WriteString("level", finding.Level.Name());
        json.WriteString("path", finding.Path.Relative);
        json.WriteNumber("line", finding.Position.Line);
        json.WriteNumber("column", finding.Position.Column);
        json.WriteString("json_path", finding.JsonPath);
        json.WriteString("message", finding.Message);
        json.WriteEndObject();
    }

    private static void WriteInterrupted(Utf8JsonWriter json, WorkOrderDetails details)
    {
        if (details.Interrupted is not { } intent)
        {
            json.WriteNull("interrupted");
            return;
        }

        json.WriteStartObject("interrupted");
        json.WriteString("verb", intent.Verb);
        json.WriteString("from", intent.From.DirectoryName());
        json.WriteString("to", intent.To.DirectoryName());
        json.WriteEndObject();
    }

    private static void WriteDependencies(Utf8JsonWriter json, WorkOrderDetails details)
    {
        json.WriteStartArray("dependencies");
        foreach (var dependency in details.Dependencies)
        {
            json.WriteStartObject();
            json.WriteString("id", dependency.Text);
            json.WriteString("state", dependency.State?.DirectoryName());
            json.WriteBoolean("done", !dependency.IsUnmet);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFields(Utf8JsonWriter json, WorkOrder? fields)
    {
        if (fields is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("dod_id", fields.DodId);
        json.WriteString("status", fields.Status);
        json.WriteString("branch", fields.Branch);
        json.WriteString("worktree", fields.Worktree);
        json.WriteString("objective", fields.Objective);
        json.WriteStrings("scope_allow", [.. fields.Scope?.Allow ?? []]);
        json.WriteStrings("scope_deny", [.. fields.Scope?.Deny ?? []]);
        json.WriteStrings("verify_commands", [.. fields.Verify?.Commands ?? []]);
        json.WriteStrings("deliverables", [.. fields.Deliverables]);
        json.WriteString("created_at", fields.CreatedAt);
        json.WriteString("started_at", fields.StartedAt);
        json.WriteString("finished_at", fields.FinishedAt);
        json.WriteString("closed_at", fields.ClosedAt);
        json.WriteString("result", fields.Result);
        json.WriteString("verified_at_sha", fields.VerifiedAtSha);
        json.WriteEndObject();
    }
}
