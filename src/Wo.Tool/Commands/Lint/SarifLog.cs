using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Wo.Tool.Commands.Lint;

/// <summary>
/// The findings in the form of SARIF 2.1.0. Files are named from the top of the repository, where code scanning services
/// look for them.
/// </summary>
internal sealed class SarifLog(LintAnswer answer)
{
    private const string Base = "SRCROOT";

    private readonly List<Problem> rules = [.. answer.Report.Findings.Select(finding => finding.Code).Distinct()];

    /// <summary>Writes the log.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartObject("originalUriBaseIds");
        json.WriteStartObject(Base);
        json.WriteString("uri", SarifUri.OfDirectory(answer.Paths.Top));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("results");
        foreach (var (file, finding) in answer.All)
        {
            WriteResult(json, file, finding);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteTool(Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "wo");
        json.WriteString("fullName", "trifecta-wo");
        json.WriteString("semanticVersion", BuildInfo.Version.Split('+')[0]);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Name);
            WriteText(json, "shortDescription", rule.Meaning);
            WriteText(json, "help", rule.Remedy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteResult(Utf8JsonWriter json, LintedFile file, LintFinding finding)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Code.Name);
        json.WriteNumber("ruleIndex", rules.IndexOf(finding.Code));
        json.WriteString("level", finding.Level.Name());
        WriteText(json, "message", finding.Message);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", SarifUri.OfRelative(answer.Paths.FromTop(file.Path)));
        json.WriteString("uriBaseId", Base);
        json.WriteEndObject();
        WriteRegion(json, file, finding);
        json.WriteEndObject();
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("fullyQualifiedName", finding.JsonPath);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("partialFingerprints");
        json.WriteString("woFinding/v1", Fingerprint(file, finding));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter json, LintedFile file, LintFinding finding)
    {
        json.WriteStartObject("region");
        json.WriteNumber("startLine", finding.Position.Line);
        json.WriteNumber("startColumn", finding.Position.Column);
        if (SourceExcerpt.At(SourceExcerpt.LinesOf(file.Bytes), finding.Position) is { } excerpt)
        {
            json.WriteNumber("endColumn", excerpt.Column + excerpt.Length);
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    /// <summary>What stays the same while lines above it come and go.</summary>
    private static string Fingerprint(LintedFile file, LintFinding finding)
    {
        var identity = Encoding.UTF8.GetBytes($"{finding.Code}\n{file.Path}\n{finding.JsonPath}");
        return Convert.ToHexStringLower(SHA256.HashData(identity)[..16]);
    }
}
