using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Init;

/// <summary>What <c>wo init</c> answers.</summary>
/// <param name="root">The state root.</param>
/// <param name="items">What was looked at.</param>
internal sealed class InitReport(string root, ImmutableArray<InitItem> items) : IReportWithSteps
{
    /// <summary>How a command is spelled for the caller.</summary>
    private Func<string, string> Spell { get; init; } = static step => step;

    /// <inheritdoc/>
    public IReport WithSteps(Func<string, string> spell) => new InitReport(root, items) { Spell = spell };

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("root", root);
        json.WriteStartArray("items");
        foreach (var item in items)
        {
            json.WriteStartObject();
            json.WriteString("path", item.Path);
            json.WriteString("action", NameOf(item.Action));
            json.WriteString("note", item.Note);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        var kept = items.Count(item => item.Action == InitAction.Kept);
        output.Line(kept == items.Length ? "nothing to set up in " : "set up ", (root, TextStyle.Strong));
        foreach (var item in items)
        {
            var showsAlways = item.Action != InitAction.Kept || item.Note is not null;
            if (showsAlways || output.Verbosity == Verbosity.Verbose)
            {
                output.Note("  ", (NameOf(item.Action).PadRight(8), TextStyle.Faint), "  ", Describe(item));
            }
        }

        if (kept > 0 && kept < items.Length)
        {
            output.Note(
                "  ",
                ("kept".PadRight(8), TextStyle.Faint),
                "  ",
                kept.ToString(CultureInfo.InvariantCulture),
                " more"
            );
        }

        output.Note();
        output.Note(("next  ", TextStyle.Faint), Spell($"wo new --epic {Scaffold.EpicId} --title \"…\""));
    }

    private static string Describe(InitItem item) => item.Note is null ? item.Path : $"{item.Path}: {item.Note}";

    private static string NameOf(InitAction action) =>
        action switch
        {
            InitAction.Created => "created",
            InitAction.Extended => "extended",
            _ => "kept",
        };
}
