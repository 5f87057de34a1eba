using System.Collections.Immutable;
using System.Text.Json;
using Wo.Engine.Verbs.Import;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Import;

/// <summary>What became of each item, and what has changed on the way.</summary>
internal sealed class ImportReport(ImportOutcome outcome) : IReportWithSteps
{
    /// <summary>How a command is spelled for the caller.</summary>
    private Func<string, string> Spell { get; init; } = static step => step;

    /// <inheritdoc/>
    public IReport WithSteps(Func<string, string> spell) => new ImportReport(outcome) { Spell = spell };

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("tool", outcome.Source.Name);
        json.WriteBoolean("written", outcome.IsWritten);
        json.WriteStartObject("epic");
        json.WriteString("id", outcome.Epic);
        json.WriteBoolean("new", outcome.IsEpicNew);
        json.WriteEndObject();
        WriteItems(json, "imported", outcome.Imported);
        WriteItems(json, "present", outcome.Present);
        json.WriteStartArray("skipped");
        foreach (var item in outcome.Skipped)
        {
            json.WriteStartObject();
            json.WriteString("from", item.Id);
            json.WriteString("why", item.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        var table = new TextTable(outcome.Source.Title, "work order", "state", "title and what is not as it was")
        {
            ClipsLastColumn = true,
        };
        foreach (var item in outcome.Imported)
        {
            AddRow(table, item, StateText.Of(item.Item.State));
        }

        foreach (var item in outcome.Present)
        {
            AddRow(table, item, ("as it is", TextStyle.Faint));
        }

        foreach (var item in outcome.Skipped)
        {
            table.Add(item.Id, "-", ("left out", TextStyle.Faint), item.Why);
        }

        output.Table(table);
        output.Note(Summary());
        if (outcome is { IsWritten: true, Imported: [_, ..] })
        {
            output.Note(("next   ", TextStyle.Faint), Spell("wo list --ready"));
        }
    }

    private static void AddRow(TextTable table, ImportedItem item, StyledText state) =>
        table.Add(
            item.Item.Id,
            (item.Id.Value, TextStyle.Strong),
            state,
            item.Notes.IsEmpty ? item.Title : $"{item.Title}; {string.Join("; ", item.Notes)}"
        );

    private static void WriteItems(Utf8JsonWriter json, string name, ImmutableArray<ImportedItem> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            json.WriteString("from", item.Item.Id);
            json.WriteString("id", item.Id.Value);
            json.WriteString("state", item.Item.State.DirectoryName());
            json.WriteString("title", item.Title);
            json.WriteStrings("notes", item.Notes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private string Summary()
    {
        var done = outcome.Imported.Count(static item => item.Item.State == WorkOrderState.Done);
        var failed = outcome.Imported.Count(static item => item.Item.State == WorkOrderState.Failed);
        var pending = outcome.Imported.Length - done - failed;
        var verb = outcome.IsWritten || outcome.Imported.IsEmpty ? "imported" : "would be imported";
        return $"{outcome.Imported.Length} {verb} into {outcome.Epic}: {pending} pending, {done} done, {failed} failed; "
            + $"{outcome.Present.Length} were here already, {outcome.Skipped.Length} left out";
    }
}
