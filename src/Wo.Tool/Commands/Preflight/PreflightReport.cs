using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Preflight;

/// <summary>What <c>wo preflight</c> answers.</summary>
internal sealed class PreflightReport(PreflightResult result) : IReportWithSteps
{
    /// <summary>How a command is spelled for the caller.</summary>
    private Func<string, string> Spell { get; init; } = static step => step;

    /// <inheritdoc/>
    public IReport WithSteps(Func<string, string> spell) => new PreflightReport(result) { Spell = spell };

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", result.Id.Value);
        json.WriteString("title", result.Title);
        json.WriteBoolean("takeable", result.Answer.IsOk);
        json.WriteStartArray("checks");
        foreach (var check in result.Checks)
        {
            json.WriteStartObject();
            json.WriteString("name", check.Name);
            json.WriteBoolean("ok", check.Outcome.IsOk);
            json.WriteString("answer", check.Answer);
            json.WriteString("code", check.Outcome.Error?.Code.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        output.Line((result.Id.Value, TextStyle.Strong), result.Title is null ? "" : "  ", result.Title ?? "");
        var width = result.Checks.Max(check => check.Name.Length);
        foreach (var check in result.Checks)
        {
            // Words, not signs: they survive every terminal, screen reader and grep.
            output.Line(
                check.Outcome.IsOk ? ("  ok  ", TextStyle.Good) : ("  no  ", TextStyle.Bad),
                (check.Name.PadRight(width), TextStyle.Faint),
                "  ",
                check.Answer
            );
        }

        if (result.Answer.IsOk)
        {
            output.Note();
            output.Note(("next  ", TextStyle.Faint), Spell($"wo take {result.Id}"));
        }
    }
}
