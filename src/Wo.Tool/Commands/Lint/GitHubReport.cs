using System.Globalization;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Lint;

/// <summary>Findings as workflow commands of GitHub Actions, which shows them beside the changed lines.</summary>
internal sealed class GitHubReport(LintAnswer answer) : IReport
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json) => LintJson.Write(json, answer);

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        foreach (var (file, finding) in answer.All)
        {
            output.Line(Command(file, finding));
        }
    }

    private string Command(LintedFile file, LintFinding finding)
    {
        var name = finding.Level == LintLevel.Note ? "notice" : finding.Level.Name();
        var path = Property(answer.Paths.FromTop(file.Path));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"::{name} file={path},line={finding.Position.Line},col={finding.Position.Column},title={finding.Code}::{Data(finding.Message)}"
        );
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    // Commas and colons separate properties.
    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
