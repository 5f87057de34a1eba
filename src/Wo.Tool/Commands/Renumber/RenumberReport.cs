using System.Globalization;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Renumber;

/// <summary>What <c>wo renumber</c> answers.</summary>
/// <param name="result">What became, or would become, of the work order.</param>
/// <param name="paths">How files are named.</param>
internal sealed class RenumberReport(RenumberedWorkOrder result, FilePaths paths) : IReport
{
    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", result.New.Value);
        json.WriteString("former_id", result.Old.Value);
        json.WriteString("state", result.State.DirectoryName());
        json.WriteString("path", paths.Absolute(result.Path.Relative));
        json.WriteNumber("rev", result.Revision);
        json.WriteBoolean("written", result.IsWritten);
        json.WriteStrings("changed", result.Changed);
        json.WriteStrings("kept", result.Kept);
        json.WriteString("branch", result.Branch);
        json.WriteString("worktree", result.Worktree);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        var revision = result.Revision.ToString(CultureInfo.InvariantCulture);
        output.Line(
            (result.Old.Value, TextStyle.Strong),
            result.IsWritten ? " is " : " would be ",
            (result.New.Value, TextStyle.Strong),
            result.IsWritten ? $" now (revision {revision})" : ""
        );
        foreach (var path in result.Changed)
        {
            output.Note(
                "  ",
                (result.IsWritten ? "changed " : "changes ", TextStyle.Faint),
                "  ",
                paths.FromHere(path)
            );
        }

        if (result.Branch is { } branch)
        {
            output.Note("  ", ("branch  ", TextStyle.Faint), "  ", branch);
        }

        if (result.Worktree is { } worktree)
        {
            output.Note("  ", ("worktree", TextStyle.Faint), "  ", worktree);
        }

        foreach (var path in result.Kept)
        {
            output.Note("  ", ("kept    ", TextStyle.Faint), "  ", $"{paths.FromHere(path)} names {result.Old}");
        }
    }
}
