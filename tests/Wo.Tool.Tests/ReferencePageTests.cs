using System.Text;
using System.Text.RegularExpressions;
using Wo.TestKit;
using Wo.Tool.CommandLine;
using Wo.Tool.Commands;
using Wo.Tool.Output;

namespace Wo.Tool.Tests;

/// <summary>
/// Holds <c>docs/reference.md</c> against the declarations of the commands and the failures that tests provoke.
/// <c>WO_ACCEPT=1</c> writes it anew.
/// </summary>
public sealed partial class ReferencePageTests
{
    private static readonly ToolCommandLine CommandLine = new(CommandCatalog.Create());

    [Fact]
    public void The_page_says_what_the_declarations_do() =>
        Assert.Null(GeneratedPage.Difference("docs/reference.md", Write()));

    [Fact]
    public void Every_command_stands_in_the_table_of_the_readme()
    {
        var readme = File.ReadAllText(Path.Join(SourceTree.Root, "README.md"));

        Assert.All(
            CommandLine.Description.Command.Subcommands,
            command => Assert.Matches($@"\| [^|]*`wo {command.Name}[ `|\\]", readme)
        );
    }

    [Fact]
    public void Every_command_has_a_schema_of_its_answer_and_no_schema_is_left_over()
    {
        var names = CommandLine.Description.Verbs().Select(verb => NameOf(verb)).ToList();

        Assert.All(names, name => AnswerSchemas.Read(name));
        Assert.Equal(
            names.Append("answer").Append("help").Append("version").Order(StringComparer.Ordinal),
            Directory
                .EnumerateFiles(AnswerSchemas.Folder)
                .Select(file => Path.GetFileName(file).Replace(".schema.json", "", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
    }

    private static string NameOf(CommandDescription verb) => verb.Line["wo ".Length..].Replace(' ', '.');

    private static string Write()
    {
        List<(string Line, string Exit, string Code)> failures = Failures();
        var page = new StringBuilder(
            """
            # Commands

            Written from the declarations of the commands by a test (`WO_ACCEPT=1`). Every command takes the
            [global options](#global-options). The failures are those that tests provoke with the command; any command may also
            end with those that concern the repository, the disk and the command line. Under each stands the JSON Schema of what `data` holds with
            `--json`.


            """
        );
        foreach (var verb in CommandLine.Description.Verbs())
        {
            page.Append($"## {verb.Line}\n\n{verb.Summary}.\n\n    {verb.Usage}\n\n");
            Table(page, "argument", verb.Arguments);
            Table(page, "option", verb.Options);
            foreach (var example in verb.Examples)
            {
                page.Append($"- `{example.CommandLine}`: {Cell(example.Description)}\n");
            }

            page.Append('\n');
            foreach (var group in failures.Where(failure => failure.Line == verb.Line).GroupBy(failure => failure.Exit))
            {
                page.Append($"Exit {group.Key}: {string.Join(", ", group.Select(failure => $"`{failure.Code}`"))}  \n");
            }

            var schema = $"{NameOf(verb)}.schema.json";
            page.Append($"Answer: [{schema}](../schema/answers/{schema})\n\n");
        }

        page.Append("## Global options\n\n");
        Table(page, "option", CommandLine.GlobalOptions);
        page.Append("## Exit codes\n\n| code | means |\n|---|---|\n");
        foreach (var (code, meaning) in ExitCodes.Meanings)
        {
            page.Append($"| {code} | {meaning} |\n");
        }

        return page.ToString();
    }

    /// <summary>The failures that end-to-end tests provoke, each with the command that ends with it.</summary>
    private static List<(string Line, string Exit, string Code)> Failures() =>
        [
            .. SourceTree
                .Files("tests/Wo.EndToEnd.Tests/Failures")
                .SelectMany(file => Case().Matches(File.ReadAllText(file)))
                .Select(match =>
                    (
                        match.Groups["verb"].Value is "session"
                            ? $"wo session {match.Groups["next"].Value}"
                            : "wo " + match.Groups["verb"].Value,
                        match.Groups["exit"].Value,
                        match.Groups["code"].Value
                    )
                )
                .Distinct()
                .Order(),
        ];

    private static void Table(StringBuilder page, string what, IEnumerable<HelpEntry> entries)
    {
        var rows = entries.ToList();
        if (rows.Count == 0)
        {
            return;
        }

        page.Append($"| {what} | |\n|---|---|\n");
        foreach (var entry in rows)
        {
            page.Append($"| `{Cell(entry.Label)}` | {Cell(entry.Description)} |\n");
        }

        page.Append('\n');
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    [GeneratedRegex("""new\(\s*(?<exit>\d),\s*"(?<code>[A-Z_]+)",\s*"(?<verb>[a-z]+)"(,\s*"(?<next>[a-z]+)")?""")]
    private static partial Regex Case();
}
