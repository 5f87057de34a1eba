using System.Globalization;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Edit;

/// <summary>What <c>wo edit</c> answers.</summary>
/// <param name="edited">What became of the work order.</param>
/// <param name="isDryRun">Whether it was only asked what would.</param>
/// <param name="paths">How files are named.</param>
internal sealed class EditReport(EditedWorkOrder edited, bool isDryRun, FilePaths paths) : IReport
{
    private DiffText Diff => new(edited.Path.Relative, edited.Before, edited.After);

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", edited.Id.Value);
        json.WriteString("path", paths.Absolute(edited.Path.Relative));
        json.WriteBoolean("written", edited.IsWritten);
        json.WriteNumber("rev", edited.Revision);
        json.WriteStrings("changed", edited.Changed);
        json.WriteString("diff", edited.Changed.IsEmpty ? "" : Diff.Whole);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        if (edited.Changed.IsEmpty)
        {
            output.Line((edited.Id.Value, TextStyle.Strong), " is as it is asked for: nothing to change");
        }
        else if (isDryRun)
        {
            Diff.WriteTo(output);
        }
        else
        {
            var revision = edited.Revision.ToString(CultureInfo.InvariantCulture);
            output.Line(
                (edited.Id.Value, TextStyle.Strong),
                $" changed: {string.Join(", ", edited.Changed)} (revision {revision})"
            );
        }
    }
}
