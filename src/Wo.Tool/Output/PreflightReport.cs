using System.Text.Json;
using Wo.Engine.Verbs.Preflight;

namespace Wo.Tool.Output;

/// <summary>What <c>wo preflight</c> answers.</summary>
internal sealed class PreflightReport(PreflightResult result) : IReport
{
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
            output.Note(("next  ", TextStyle.Faint), $"wo take {result.Id}");
        }
    }
}
