using System.Text.Json;

namespace Wo.Tool.Commands.Lint;

/// <summary>What <c>wo lint --json</c> answers.</summary>
internal static class LintJson
{
    public static void Write(Utf8JsonWriter json, LintAnswer answer)
    {
        var report = answer.Report;
        json.WriteStartObject();
        json.WriteString("root", answer.Paths.Root);
        json.WriteNumber("work_orders", report.WorkOrders);
        json.WriteNumber("errors", report.Count(LintLevel.Error));
        json.WriteNumber("warnings", report.Count(LintLevel.Warning));
        json.WriteNumber("notes", report.Count(LintLevel.Note));
        json.WriteStartArray("findings");
        foreach (var (file, finding) in answer.All)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code.Name);
            json.WriteString("level", finding.Level.Name());
            json.WriteString("id", file.Id?.Value);
            json.WriteString("path", answer.Paths.Absolute(file.Path));
            json.WriteNumber("line", finding.Position.Line);
            json.WriteNumber("column", finding.Position.Column);
            json.WriteString("json_path", finding.JsonPath);
            json.WriteString("message", finding.Message);
            json.WriteString("remedy", finding.Code.Remedy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("fixed");
        foreach (var mended in answer.Mended?.Mended ?? [])
        {
            json.WriteStartObject();
            json.WriteString("id", mended.Id?.Value);
            json.WriteString("path", answer.Paths.Absolute(mended.Path));
            json.WriteString("what", mended.What);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
