using System.Globalization;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Status;

/// <summary>What <c>wo status</c> answers.</summary>
/// <param name="status">The tree at a glance.</param>
/// <param name="root">The state root.</param>
/// <param name="now">The moment of the glance.</param>
internal sealed class StatusReport(TreeStatus status, string root, DateTimeOffset now) : IReportWithSteps
{
    // A glance shows no more; wo reconcile lists them all.
    private const int MostProblems = 10;

    /// <summary>How a command is spelled for the caller.</summary>
    private Func<string, string> Spell { get; init; } = static step => step;

    /// <inheritdoc/>
    public IReport WithSteps(Func<string, string> spell) => new StatusReport(status, root, now) { Spell = spell };

    /// <summary>What to do now, as a command.</summary>
    private string? Hint => Step() is { } step ? Spell(step) : null;

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("root", root);
        TreeStatusJson.WriteCounts(json, status);
        json.WriteStartArray("running");
        foreach (var row in status.Running)
        {
            WriteRow(json, row);
        }

        json.WriteEndArray();
        json.WriteNumber("ready", status.ReadyCount);
        json.WritePropertyName("next");
        WriteRow(json, status.NextReady);
        TreeStatusJson.WriteProblems(json, status);
        json.WriteString("hint", Hint);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        output.Detail(("root  ", TextStyle.Faint), root);
        Counts(output);
        Running(output);
        Problems(output);
        if (Hint is { } hint)
        {
            output.Note();
            output.Note(("next  ", TextStyle.Faint), hint);
        }
    }

    // reconcile reports an expired lease and leaves it alone: whether the work is taken over or released is a decision.
    private string? Step() =>
        status.InConflict > 0 || status.Problems.Any(problem => IsHeavy(problem) && !IsExpiry(problem)) ? "wo reconcile"
        : status.Problems.Where(IsExpiry).SelectMany(problem => problem.NextSteps).FirstOrDefault() is { } step ? step
        : !status.Problems.IsEmpty ? "wo reconcile"
        : status.NextReady is { } next ? $"wo take {next.Id}"
        : null;

    private static bool IsHeavy(Finding problem) => problem.Level < ProblemLevel.Info;

    private static bool IsExpiry(Finding problem) => problem.Code == Problem.StaleLock;

    private void Counts(TextOutput output)
    {
        foreach (var (state, count) in status.Counts)
        {
            var ready = state == WorkOrderState.Pending ? Ready() : "";
            output.Line(Number(count), StateText.Of(state), (ready, TextStyle.Faint));
        }

        if (status.InConflict > 0)
        {
            output.Line(Number(status.InConflict), StateText.Of(null));
        }
    }

    private string Ready() =>
        status.NextReady is { } next
            ? string.Create(CultureInfo.InvariantCulture, $"  {status.ReadyCount} ready, first {next.Id}: {next.Title}")
            : "  none ready";

    private void Running(TextOutput output)
    {
        if (status.Running.IsEmpty)
        {
            return;
        }

        output.Line();
        var table = new TextTable("RUNNING", "OWNER", "HELD", "LEASE", "TITLE") { ClipsLastColumn = true };
        foreach (var row in status.Running)
        {
            table.Add(
                (row.Id.Value, TextStyle.Strong),
                row.Owner ?? "",
                row.Lease is { } held ? LeaseText.Held(held, now) : "",
                row.Lease is { } lease ? LeaseText.Expiry(lease, now)
                    : row.Elsewhere is { } claim ? $"in another clone, seen {RoughTime.Of(claim.Age)} ago"
                    : ("no lease", TextStyle.Warning),
                row.Title ?? row.Warning ?? ""
            );
        }

        output.Table(table);
    }

    private void Problems(TextOutput output)
    {
        if (status.Problems.IsEmpty)
        {
            return;
        }

        output.Line();
        var shown = output.Verbosity == Verbosity.Verbose ? status.Problems.Length : MostProblems;
        var table = new TextTable("PROBLEM", "WHAT");
        foreach (var problem in status.Problems.Take(shown))
        {
            table.Add((problem.Code.Name, TextStyle.Warning), problem.Message);
        }

        output.Table(table);
        if (status.Problems.Length > shown)
        {
            output.Line(Number(status.Problems.Length - shown).TrimStart(), "more; --verbose shows them");
        }
    }

    private static string Number(int count) => string.Create(CultureInfo.InvariantCulture, $"{count, 4} ");

    private static void WriteRow(Utf8JsonWriter json, WorkOrderRow? row)
    {
        if (row is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        WorkOrderJson.WriteRow(json, row);
        json.WriteEndObject();
    }
}
