using System.Text.Json;
using Wo.Tool.CommandLine;
using Wo.Tool.Commands;
using Wo.Tool.Probe;

namespace Wo.Tool.Tests;

public sealed class HelpTests
{
    [Fact]
    public async Task Wo_alone_shows_the_help()
    {
        ToolRun alone = await ToolRun.Of();
        ToolRun asked = await ToolRun.Of("--help");

        Assert.Equal(0, alone.ExitCode);
        Assert.Equal(asked.Output, alone.Output);
    }

    [Fact]
    public async Task Help_lists_the_symbols_and_examples_of_a_command()
    {
        ToolRun run = await ToolRun.Of("echo", "--help");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Usage:\n  wo echo <TEXT> [options]\n", run.Output);
        Assert.Contains("  --owner <NAME>", run.Output);
        Assert.Contains("Global options:\n  --root <PATH>", run.Output);
        Assert.Contains("Examples:\n  wo echo hello\n", run.Output);
    }

    [Fact]
    public async Task Help_shows_no_value_where_an_option_takes_none()
    {
        ToolRun run = await ToolRun.OfAsync(["reconcile", "--help"], CommandCatalog.Create());

        Assert.Contains("  --apply   ", run.Output);
        Assert.Contains("  --force   ", run.Output);
        Assert.Contains("  --fail-on <", run.Output);
    }

    [Fact]
    public async Task Help_is_shown_although_arguments_are_missing_or_wrong()
    {
        Assert.Equal(0, (await ToolRun.Of("echo", "--help")).ExitCode);
        Assert.Equal(0, (await ToolRun.Of("echo", "a", "b", "-h")).ExitCode);
    }

    [Fact]
    public async Task Help_for_a_command_that_does_not_exist_is_a_usage_error()
    {
        Assert.Equal(2, (await ToolRun.Of("ecoh", "--help")).ExitCode);
        Assert.Equal(2, (await ToolRun.OfAsync(["echo", "--help"], commands: [])).ExitCode);
    }

    [Fact]
    public async Task Help_is_one_json_object_where_json_was_asked_for()
    {
        ToolRun run = await ToolRun.Of("echo", "--help", "--json");

        JsonElement data = run.Json.GetProperty("data");
        Assert.Equal("trifecta.wo.help/1", run.Json.GetProperty("schema").GetString());
        Assert.Equal("wo echo", data.GetProperty("command").GetString());
        Assert.Equal("wo echo hello", data.GetProperty("examples")[0].GetProperty("command_line").GetString());
    }

    [Fact]
    public async Task Help_lists_the_exit_codes()
    {
        ToolRun run = await ToolRun.Of("--help");

        Assert.Matches("Exit codes:\n  0 +done\n", run.Output);
    }

    [Fact]
    public void Help_has_examples_that_parse_for_every_command()
    {
        foreach (CommandNode command in CommandCatalog.Create())
        {
            AssertExamplesParse(command, new ToolCommandLine(CommandCatalog.Create()));
        }

        // The product's list may be short; the probes show that the check bites on what it is given.
        foreach (CommandNode command in ProbeCatalog.Create())
        {
            AssertExamplesParse(command, new ToolCommandLine(ProbeCatalog.Create()));
        }
    }

    [Theory]
    [InlineData("wo echo hello", true)]
    [InlineData("wo echo 'two words' --owner alice", true)]
    [InlineData("wo echo", false)]
    [InlineData("wo ecoh hello", false)]
    [InlineData("echo hello", false)]
    public void Advice_can_be_held_to_the_grammar(string line, bool exists)
    {
        string? problem = new ToolCommandLine(ProbeCatalog.Create()).ProblemWith(line);

        Assert.Equal(exists, problem is null);
    }

    private static void AssertExamplesParse(CommandNode command, ToolCommandLine commandLine)
    {
        Assert.NotEmpty(command.Examples);
        Assert.All(command.Examples, example => Assert.Null(commandLine.ProblemWith(example.CommandLine)));
    }
}
