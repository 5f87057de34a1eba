namespace Wo.Tool.Tests;

public sealed class Command_lines
{
    [Fact]
    public async Task Take_what_follows_two_dashes_as_an_argument()
    {
        ToolRun run = await ToolRun.Of("echo", "--", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("--json", run.Output);
    }

    [Fact]
    public async Task Take_a_value_that_looks_like_an_option_after_an_equals_sign()
    {
        ToolRun run = await ToolRun.Of("echo", "hi", "--owner=--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("--json", run.Output);
    }

    [Fact]
    public async Task Take_a_value_with_dashes_that_is_no_option()
    {
        ToolRun run = await ToolRun.Of("echo", "hi", "--owner", "-o-");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("-o-", run.Output);
    }

    [Fact]
    public async Task Do_not_read_arguments_from_files()
    {
        ToolRun run = await ToolRun.Of("echo", "@/etc/hostname");

        Assert.Contains("@/etc/hostname", run.Output);
    }

    [Fact]
    public async Task Do_not_take_the_word_after_a_flag_as_its_value()
    {
        ToolRun run = await ToolRun.Of("echo", "--json", "true");

        Assert.Equal("true", run.Json.GetProperty("data").GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("--root", "/there", "echo", "hi", "--json")]
    [InlineData("echo", "--json", "--root=/there", "hi")]
    public async Task Take_global_options_before_and_after_the_command(params string[] arguments)
    {
        ToolRun run = await ToolRun.Of(arguments);

        Assert.Equal("/there", run.Json.GetProperty("data").GetProperty("root").GetString());
    }

    [Fact]
    public async Task Complete_commands_and_options_through_the_suggest_directive()
    {
        ToolRun commands = await ToolRun.Of("[suggest:2]", "ec");
        ToolRun options = await ToolRun.Of("[suggest:10]", "echo --own");

        Assert.Equal("echo\n", commands.Output.ReplaceLineEndings("\n"));
        Assert.Equal("--owner\n", options.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Show_the_version()
    {
        ToolRun text = await ToolRun.Of("--version");
        ToolRun json = await ToolRun.Of("--version", "--json");

        Assert.Equal($"wo {BuildInfo.Version} (commit {BuildInfo.Commit})\n", text.Output);
        Assert.Equal(BuildInfo.Version, json.Json.GetProperty("data").GetProperty("version").GetString());
    }
}
