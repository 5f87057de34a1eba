using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Wo.Tool.Output;
using ParsedCommand = System.CommandLine.Parsing.CommandResult;

namespace Wo.Tool.CommandLine;

/// <summary>What <c>--help</c> shows of one command, made from its declaration.</summary>
internal sealed class HelpPage : IReport
{
    private readonly CommandDescription described;
    private readonly ImmutableArray<HelpEntry> globalOptions;

    /// <summary>The page of a parsed command, which may be <c>wo</c> itself.</summary>
    public HelpPage(ParsedCommand parsed)
    {
        described = new CommandDescription(CommandNames.LineOf(parsed), parsed.Command);
        globalOptions =
        [
            .. CommandNames
                .OptionsOf(parsed)
                .Where(option => option is { Hidden: false, Recursive: true })
                .Select(HelpEntry.Of),
        ];
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        output.Line(described.Summary);
        Heading(output, "Usage:");
        output.Line("  ", described.Usage);
        Section(output, "Commands:", described.Subcommands);
        Section(output, "Arguments:", described.Arguments);
        Section(output, "Options:", described.Options);
        Section(output, "Global options:", globalOptions);
        if (!described.Examples.IsEmpty)
        {
            Heading(output, "Examples:");
            foreach (CommandExample example in described.Examples)
            {
                output.Line("  ", example.CommandLine);
                output.Line(("      " + example.Description, TextStyle.Faint));
            }
        }

        if (CommandNames.IsTop(described.Command))
        {
            Heading(output, "Exit codes:");
            foreach (var (code, meaning) in ExitCodes.Meanings)
            {
                output.Line("  ", code.PadRight(13), "  ", meaning);
            }
        }
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("command", described.Line);
        json.WriteString("description", described.Command.Description);
        json.WriteString("usage", described.Usage);
        WriteEntries(json, "commands", described.Subcommands);
        WriteEntries(json, "arguments", described.Arguments);
        WriteEntries(json, "options", described.Options);
        WriteEntries(json, "global_options", globalOptions);
        json.WriteStartArray("examples");
        foreach (CommandExample example in described.Examples)
        {
            json.WriteStartObject();
            json.WriteString("command_line", example.CommandLine);
            json.WriteString("description", example.Description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Heading(TextOutput output, string heading)
    {
        output.Line();
        output.Line((heading, TextStyle.Strong));
    }

    private static void Section(TextOutput output, string heading, ImmutableArray<HelpEntry> entries)
    {
        if (entries.IsEmpty)
        {
            return;
        }

        Heading(output, heading);
        int width = entries.Max(entry => entry.Label.Length);
        foreach (HelpEntry entry in entries)
        {
            output.Line("  ", entry.Label.PadRight(width), "  ", entry.Description);
        }
    }

    private static void WriteEntries(Utf8JsonWriter json, string name, ImmutableArray<HelpEntry> entries)
    {
        json.WriteStartArray(name);
        foreach (HelpEntry entry in entries)
        {
            json.WriteStartObject();
            json.WriteString("name", entry.Name);
            json.WriteString("label", entry.Label);
            json.WriteString("description", entry.Description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
