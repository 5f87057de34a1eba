using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Reconcile;

/// <summary>Shows what reconcile found and did.</summary>
internal sealed class FindingsReport(ReconcileReport report, bool applied) : IReportWithSteps
{
    /// <summary>How a command is spelled for the caller.</summary>
    private Func<string, string> Spell { get; init; } = static step => step;

    /// <inheritdoc/>
    public IReport WithSteps(Func<string, string> spell) => new FindingsReport(report, applied) { Spell = spell };

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("applied", applied);
        json.WriteStartArray("findings");
        foreach (var finding in report.Findings)
        {
            json.WriteStartObject();
            WriteSubject(json, finding);
            json.WriteStrings("details", finding.Details);
            json.WriteString("repair", finding.RepairDescription);
            json.WriteBoolean("needs_force", finding.NeedsForce);
            json.WriteStrings("next_steps", [.. finding.NextSteps.Select(Spell)]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("repairs");
        foreach (var outcome in report.Outcomes)
        {
            json.WriteStartObject();
            WriteSubject(json, outcome.Finding);
            json.WriteString("status", NameOf(outcome.Status));
            json.WriteString("outcome", outcome.Text);
            json.WriteStrings("backups", outcome.Backups);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStrings("under_way", [.. report.UnderWay.Select(id => id.Value)]);
        json.WriteString("log", report.Log);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        WriteOutcomes(output);
        WriteFindings(output);
        if (!report.UnderWay.IsEmpty)
        {
            output.Note("not checked, since an operation is under way: ", string.Join(", ", report.UnderWay));
        }

        output.Note(Summary());
        if (report.Log is { } log)
        {
            output.Note("logged in ", log);
        }
    }

    private static void WriteSubject(Utf8JsonWriter json, Finding finding)
    {
        json.WriteString("code", finding.Code.Name);
        json.WriteString("level", finding.Level.Name());
        json.WriteString("work_order", finding.Id?.Value);
        json.WriteString("path", finding.Path);
        json.WriteString("message", finding.Message);
    }

    private void WriteOutcomes(TextOutput output)
    {
        var table = new TextTable("REPAIR", "CODE", "WORK ORDER", "OUTCOME");
        foreach (var outcome in report.Outcomes)
        {
            // What was not tried is in the other table.
            if (outcome.Status is RepairStatus.NeedsForce or RepairStatus.NotRepairable)
            {
                continue;
            }

            var style = outcome.Status == RepairStatus.Repaired ? TextStyle.Good : TextStyle.Bad;
            table.Add(
                (NameOf(outcome.Status), style),
                outcome.Finding.Code.Name,
                outcome.Finding.Id?.Value ?? "-",
                outcome.Text
            );
        }

        output.Table(table);
    }

    private void WriteFindings(TextOutput output)
    {
        var table = new TextTable("LEVEL", "CODE", "WORK ORDER", "FINDING");
        ProblemLevel? shown = null;
        foreach (var finding in report.Findings)
        {
            var level = finding.Level == shown ? "" : finding.Level.Name();
            shown = finding.Level;
            table.Add((level, StyleOf(finding.Level)), finding.Code.Name, finding.Id?.Value ?? "-", finding.Message);
            foreach (var hint in Hints(finding, output.Verbosity))
            {
                table.Add("", "", "", ("  " + hint, TextStyle.Faint));
            }
        }

        output.Table(table);
    }

    private IEnumerable<string> Hints(Finding finding, Verbosity verbosity)
    {
        if (verbosity == Verbosity.Verbose)
        {
            foreach (var detail in finding.Details)
            {
                yield return detail;
            }
        }

        if (finding.RepairDescription is { } repair)
        {
            yield return finding.NeedsForce ? $"--apply --force: {repair}" : $"--apply: {repair}";
        }

        foreach (var step in finding.NextSteps)
        {
            yield return Spell(step);
        }
    }

    private string Summary()
    {
        if (report.Findings.IsEmpty)
        {
            return applied ? "consistent" : "consistent: nothing found";
        }

        var counts = report
            .Findings.GroupBy(finding => finding.Level)
            .Select(group => $"{group.Count()} {group.Key.Name()}");
        var total = report.Findings.Length == 1 ? "1 finding" : $"{report.Findings.Length} findings";
        var repairable = report.Findings.Count(finding => finding is { Repair: not null, NeedsForce: false });
        var forced = report.Findings.Count(finding => finding.NeedsForce);
        return $"{total} {(applied ? "left" : "in all")} ({string.Join(", ", counts)})"
            + (repairable > 0 ? $"; --apply repairs {repairable}" : "")
            + (forced > 0 ? $"; --apply --force --reason \"…\" {forced} more" : "");
    }

    private static TextStyle StyleOf(ProblemLevel level) =>
        level switch
        {
            ProblemLevel.P0 => TextStyle.Bad,
            ProblemLevel.P1 => TextStyle.Warning,
            _ => TextStyle.Faint,
        };

    private static string NameOf(RepairStatus status) =>
        status switch
        {
            RepairStatus.Repaired => "repaired",
            RepairStatus.NeedsForce => "needs_force",
            RepairStatus.NotRepairable => "not_repairable",
            RepairStatus.Busy => "busy",
            _ => "failed",
        };
}
