using System.Collections.Immutable;
using System.Text.Json;
using Wo.Tool.CommandLine;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Man;

/// <summary>The manual page <c>wo(1)</c>, made from the declarations of the commands.</summary>
internal sealed class ManPage(ToolCommandLine commandLine) : IReport
{
    private static readonly ImmutableArray<(string Name, string Meaning)> Variables =
    [
        ("WO_ROOT", "The directory that holds _ctx, like --root."),
        ("WO_OWNER", "The name to act under, like --owner."),
        ("WO_TOKEN", "The lease token that take gave out, like --token."),
        (LeaseTtl.Variable, "How many seconds a lease holds that is taken now."),
        (GitTimeLimit.Variable, "How many seconds one call of git may take."),
        (LockingPolicy.AllowVariable, "1 trusts the locks of a network file system."),
        ("NO_COLOR", "No colour."),
    ];

    private static readonly ImmutableArray<(string Name, string Meaning)> Files =
    [
        ("_ctx/jobs/STATE/ID.yaml", "A work order. The directory is its state."),
        ("_ctx/backlog/backlog.yaml", "Epics."),
        ("_ctx/dod/*.yaml", "Definitions of done."),
        ("_ctx/policy/wo.yaml", "Settings; wo status --config shows those in force."),
        (".git/wo/", "Control records, private to the tool."),
    ];

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        foreach (var line in Write().Lines)
        {
            output.Line(line);
        }
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("page", string.Join('\n', Write().Lines) + "\n");
        json.WriteEndObject();
    }

    private Roff Write()
    {
        var (page, tool) = (new Roff(), commandLine.Description);
        page.Title("WO", 1, $"{tool.Line} {BuildInfo.Version}");
        page.Section("NAME");
        page.Line($"{tool.Line} - manage work orders of a git repository");
        page.Section("SYNOPSIS");
        page.Line(tool.Usage);
        page.Section("DESCRIPTION");
        page.Line(tool.Summary);
        page.Line("A work order is a YAML file; the directory that it lies in is its state.");
        page.Line("With --json, standard output holds exactly one object, errors included.");
        page.Section("COMMANDS");
        foreach (var verb in tool.Verbs())
        {
            Describe(page, verb);
        }

        Terms(page, "GLOBAL OPTIONS", commandLine.GlobalOptions.Select(option => (option.Label, option.Description)));
        Terms(page, "EXIT STATUS", ExitCodes.Meanings);
        Terms(page, "ENVIRONMENT", Variables);
        Terms(page, "FILES", Files);
        return page;
    }

    private static void Describe(Roff page, CommandDescription verb)
    {
        page.Part(verb.Line);
        page.Line(verb.Summary + ".");
        page.Paragraph(verb.Usage);
        foreach (var entry in verb.Arguments.Concat(verb.Options))
        {
            page.Term(entry.Label, entry.Description);
        }

        foreach (var example in verb.Examples)
        {
            page.Term(example.CommandLine, "Example: " + example.Description);
        }
    }

    private static void Terms(Roff page, string heading, IEnumerable<(string Name, string Meaning)> terms)
    {
        page.Section(heading);
        foreach (var (name, meaning) in terms)
        {
            page.Term(name, meaning);
        }
    }
}
