using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Fmt;

/// <summary>What <c>wo fmt</c> answers.</summary>
/// <param name="survey">What is not in canonical form, or still is not.</param>
/// <param name="written">What was brought into it.</param>
/// <param name="withDiff">Whether to show what would change.</param>
/// <param name="paths">How files are named.</param>
internal sealed class FmtReport(
    FormatSurvey survey,
    ImmutableArray<UnformattedFile> written,
    bool withDiff,
    FilePaths paths
) : IReport
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("root", paths.Root);
        json.WriteNumber("work_orders", survey.WorkOrders);
        WriteFiles(json, "formatted", written, diff: false);
        WriteFiles(json, "unformatted", survey.Unformatted, withDiff);
        json.WriteStrings("skipped", survey.Skipped);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        foreach (var file in written)
        {
            output.Line((paths.FromHere(file.Path.Relative), TextStyle.Strong), ": formatted");
        }

        foreach (var file in survey.Unformatted)
        {
            if (withDiff)
            {
                DiffOf(file).WriteTo(output);
            }
            else
            {
                output.Line((paths.FromHere(file.Path.Relative), TextStyle.Strong), ": not in canonical form");
            }
        }

        output.Note((Summary(), TextStyle.Faint));
    }

    private void WriteFiles(Utf8JsonWriter json, string name, ImmutableArray<UnformattedFile> files, bool diff)
    {
        json.WriteStartArray(name);
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteString("id", file.Id.Value);
            json.WriteString("path", paths.Absolute(file.Path.Relative));
            if (diff)
            {
                json.WriteString("diff", DiffOf(file).Whole);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static DiffText DiffOf(UnformattedFile file) => new(file.Path.Relative, file.Before, file.After);

    private string Summary()
    {
        var changed = written.Length > 0 ? $"{Number(written.Length)} formatted, " : "";
        return $"{changed}{Number(survey.Unformatted.Length)} not in canonical form, {Number(survey.WorkOrders)} looked at";
    }

    private static string Number(int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} file{(count == 1 ? "" : "s")}");
}
