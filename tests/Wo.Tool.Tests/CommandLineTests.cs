using System.Collections.Immutable;
using Wo.Tool.CommandLine;

namespace Wo.Tool.Tests;

public sealed class CommandLineTests
{
    [Fact]
    public async Task What_follows_two_dashes_is_taken_as_an_argument()
    {
        ToolRun run = await ToolRun.Of("echo", "--", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("--json", run.Output);
    }

    [Fact]
    public async Task A_value_that_looks_like_an_option_is_taken_after_an_equals_sign()
    {
        ToolRun run = await ToolRun.Of("echo", "hi", "--owner=--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("--json", run.Output);
    }

    [Fact]
    public async Task A_value_with_dashes_that_is_no_option_is_taken()
    {
        ToolRun run = await ToolRun.Of("echo", "hi", "--owner", "-o-");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("-o-", run.Output);
    }

    [Fact]
    public async Task Arguments_are_not_read_from_files()
    {
        ToolRun run = await ToolRun.Of("echo", "@/etc/hostname");

        Assert.Contains("@/etc/hostname", run.Output);
    }

    [Fact]
    public async Task The_word_after_a_flag_is_not_taken_as_its_value()
    {
        ToolRun run = await ToolRun.Of("echo", "--json", "true");

        Assert.Equal("true", run.Json.GetProperty("data").GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("--root", "/there", "echo", "hi", "--json")]
    [InlineData("echo", "--json", "--root=/there", "hi")]
    public async Task Global_options_are_taken_before_and_after_the_command(params string[] arguments)
    {
        ToolRun run = await ToolRun.Of(arguments);

        Assert.Equal("/there", run.Json.GetProperty("data").GetProperty("root").GetString());
    }

    [Fact]
    public async Task The_suggest_directive_completes_commands_and_options()
    {
        ToolRun commands = await ToolRun.Of("[suggest:2]", "ec");
        ToolRun options = await ToolRun.Of("[suggest:10]", "echo --own");

        Assert.Equal("echo\n", commands.Output.ReplaceLineEndings("\n"));
        Assert.Equal("--owner\n", options.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task The_version_option_shows_the_version()
    {
        ToolRun text = await ToolRun.Of("--version");
        ToolRun json = await ToolRun.Of("--version", "--json");

        Assert.Equal($"wo {BuildInfo.Version} (commit {BuildInfo.Commit})\n", text.Output);
        Assert.Equal(BuildInfo.Version, json.Json.GetProperty("data").GetProperty("version").GetString());
    }

    [Fact]
    public async Task The_version_is_told_before_any_command_is_declared()
    {
        ImmutableArray<CommandNode> none = default;
        ToolRun parsed = await ToolRun.Of("--version", "--no-color");

        Assert.Equal(parsed, await ToolRun.OfAsync(["--version"], none));
        Assert.Equal(parsed, await ToolRun.OfAsync(["version"], none));
    }
}
