using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using Wo.Tool.Output;
using ParsedCommand = System.CommandLine.Parsing.CommandResult;

namespace Wo.Tool.CommandLine;

/// <summary>What <c>--help</c> shows of one command, made from its declaration.</summary>
internal sealed class HelpPage : IReport
{
    private const string ExitCodeTable = """
        0 done                    5 precondition not met
        1 the answer is no        6 run wo reconcile first
        2 wrong usage             7 storage or git failed, nothing changed
        3 not found               8 committed, durability uncertain
        4 conflict                129, 130, 143 interrupted
        """;

    private readonly string line;
    private readonly Command command;
    private readonly ImmutableArray<HelpEntry> arguments;
    private readonly ImmutableArray<HelpEntry> options;
    private readonly ImmutableArray<HelpEntry> globalOptions;
    private readonly ImmutableArray<HelpEntry> subcommands;
    private readonly ImmutableArray<CommandExample> examples;

    /// <summary>The page of a parsed command, which may be <c>wo</c> itself.</summary>
    public HelpPage(ParsedCommand parsed)
    {
        command = parsed.Command;
        line = CommandNames.LineOf(parsed);
        arguments = [.. command.Arguments.Where(argument => !argument.Hidden).Select(HelpEntry.Of)];
        Option[] visible = [.. CommandNames.OptionsOf(parsed).Where(option => !option.Hidden)];
        options = [.. visible.Where(option => !option.Recursive).Select(HelpEntry.Of)];
        globalOptions = [.. visible.Where(option => option.Recursive).Select(HelpEntry.Of)];
        subcommands = [.. command.Subcommands.Where(known => !known.Hidden).Select(HelpEntry.Of)];
        examples = ExamplesOf(command);
    }

    private string Usage =>
        string.Join(
            ' ',
            [
                line,
                .. subcommands.IsEmpty ? Array.Empty<string>() : ["<command>"],
                .. arguments.Select(argument => argument.Label),
                .. command.Options.Where(option => option.Required).Select(option => HelpEntry.Of(option).Label),
                "[options]",
            ]
        );

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        output.Line(command.Description ?? line);
        Heading(output, "Usage:");
        output.Line("  ", Usage);
        Section(output, "Commands:", subcommands);
        Section(output, "Arguments:", arguments);
        Section(output, "Options:", options);
        Section(output, "Global options:", globalOptions);
        if (!examples.IsEmpty)
        {
            Heading(output, "Examples:");
            foreach (CommandExample example in examples)
            {
                output.Line("  ", example.CommandLine);
                output.Line(("      " + example.Description, TextStyle.Faint));
            }
        }

        if (command is RootCommand)
        {
            Heading(output, "Exit codes:");
            foreach (string row in ExitCodeTable.Split('\n'))
            {
                output.Line("  ", row);
            }
        }
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("command", line);
        json.WriteString("description", command.Description);
        json.WriteString("usage", Usage);
        WriteEntries(json, "commands", subcommands);
        WriteEntries(json, "arguments", arguments);
        WriteEntries(json, "options", options);
        WriteEntries(json, "global_options", globalOptions);
        json.WriteStartArray("examples");
        foreach (CommandExample example in examples)
        {
            json.WriteStartObject();
            json.WriteString("command_line", example.CommandLine);
            json.WriteString("description", example.Description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // The page of wo itself shows the most common use of each command.
    private static ImmutableArray<CommandExample> ExamplesOf(Command command) =>
        command is DeclaredCommand declared
            ? declared.Node.Examples
            : [.. command.Subcommands.OfType<DeclaredCommand>().Select(known => known.Node.Examples[0])];

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
