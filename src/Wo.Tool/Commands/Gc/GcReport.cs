using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Gc;

/// <summary>What <c>wo gc</c> answers.</summary>
/// <param name="report">What is left over.</param>
/// <param name="applies">Whether it was to be removed.</param>
/// <param name="paths">How files are named.</param>
internal sealed class GcReport(GarbageReport report, bool applies, FilePaths paths) : IReportWithSteps
{
    /// <summary>How a command is spelled for the caller.</summary>
    private Func<string, string> Spell { get; init; } = static step => step;

    /// <inheritdoc/>
    public IReport WithSteps(Func<string, string> spell) => new GcReport(report, applies, paths) { Spell = spell };

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("root", paths.Root);
        json.WriteBoolean("applied", applies);
        Write(json, "removable", report.Removable);
        Write(json, "removed", report.Removed);
        Write(json, "kept", report.Kept);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        var table = new TextTable("", "what", "which", "why");
        Add(table, "remove", TextStyle.Warning, report.Removable);
        Add(table, "removed", TextStyle.Good, report.Removed);
        Add(table, "keep", TextStyle.Faint, report.Kept);
        output.Table(table);
        var gone = applies ? report.Removed : report.Removable;
        output.Note(
            (
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{gone.Length} {(applies ? "removed" : "can be removed")}, {report.Kept.Length} kept"
                ),
                TextStyle.Faint
            )
        );
        if (!report.Removable.IsEmpty)
        {
            output.Note(("next  ", TextStyle.Faint), Spell("wo gc --apply"));
        }
    }

    private void Add(TextTable table, string verdict, TextStyle style, ImmutableArray<GarbageItem> items)
    {
        foreach (var item in items)
        {
            table.Add((verdict, style), item.Kind, Named(item), item.Why);
        }
    }

    private string Named(GarbageItem item) =>
        item.Kind == "branch" ? item.Path : paths.FromHere(Path.GetRelativePath(paths.Root, Absolute(item)));

    private string Absolute(GarbageItem item) => Path.IsPathRooted(item.Path) ? item.Path : paths.Absolute(item.Path);

    private void Write(Utf8JsonWriter json, string name, ImmutableArray<GarbageItem> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            json.WriteString("kind", item.Kind);
            json.WriteString("id", item.Id?.Value);
            json.WriteString(
                item.Kind == "branch" ? "branch" : "path",
                item.Kind == "branch" ? item.Path : Absolute(item)
            );
            json.WriteString("why", item.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
