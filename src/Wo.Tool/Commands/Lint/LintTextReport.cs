using System.Globalization;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Lint;

/// <summary>What <c>wo lint</c> answers people: each finding with the line that it is about.</summary>
internal sealed class LintTextReport(LintAnswer answer) : IReport
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json) => LintJson.Write(json, answer);

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        foreach (var mended in answer.Mended?.Mended ?? [])
        {
            output.Line((answer.Paths.FromHere(mended.Path), TextStyle.Strong), ": fixed: ", mended.What);
        }

        foreach (var file in answer.Report.Files)
        {
            var lines = SourceExcerpt.LinesOf(file.Bytes);
            foreach (var finding in file.Findings)
            {
                Write(output, file, finding, lines);
            }
        }

        output.Note((Summary(), TextStyle.Faint));
    }

    private void Write(TextOutput output, LintedFile file, LintFinding finding, IReadOnlyList<string> lines)
    {
        output.Line(
            ($"{answer.Paths.FromHere(file.Path)}:{finding.Position}: ", TextStyle.Strong),
            ($"{finding.Level.Name()}: ", StyleOf(finding.Level)),
            finding.Message,
            ($" [{finding.Code}]", TextStyle.Faint)
        );
        if (SourceExcerpt.At(lines, finding.Position) is not { } excerpt)
        {
            return;
        }

        var number = finding.Position.Line.ToString(CultureInfo.InvariantCulture);
        var before = Cells(excerpt.Line[..(excerpt.Column - 1)]);
        var meant = Math.Max(1, Cells(excerpt.Line.Substring(excerpt.Column - 1, Length(excerpt))));
        output.Line(($"  {number} | ", TextStyle.Faint), excerpt.Line);
        output.Line(
            ($"  {new string(' ', number.Length)} | ", TextStyle.Faint),
            new string(' ', before),
            ("^" + new string('~', meant - 1), StyleOf(finding.Level))
        );
    }

    // What is not printed as it is takes more cells than characters.
    private static int Cells(string text) => TextWidth.Of(TerminalText.Sanitise(text));

    private static int Length(SourceExcerpt excerpt) =>
        Math.Min(excerpt.Length, excerpt.Line.Length - (excerpt.Column - 1));

    private static TextStyle StyleOf(LintLevel level) =>
        level switch
        {
            LintLevel.Error => TextStyle.Bad,
            LintLevel.Warning => TextStyle.Warning,
            _ => TextStyle.Faint,
        };

    private string Summary()
    {
        var report = answer.Report;
        var examined = Number(report.WorkOrders, "work order");
        return report.Files.IsEmpty
            ? $"{examined}: nothing to report"
            : $"{Number(report.Count(LintLevel.Error), "error")}, {Number(report.Count(LintLevel.Warning), "warning")}, "
                + $"{Number(report.Count(LintLevel.Note), "note")} in {Number(report.Files.Length, "file")}; "
                + $"{examined} examined";
    }

    private static string Number(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
