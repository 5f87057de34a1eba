using System.Text.Json;

namespace Wo.Tool.Tests;

public sealed class UsageErrorTests
{
    public static readonly TheoryData<string, string> FaultyLines = new()
    {
        { "ecoh hi", "unknown command 'ecoh'; did you mean 'echo'?" },
        { "zzzzzz", "unknown command 'zzzzzz'" },
        { "nest inenr", "unknown command 'inenr'; did you mean 'inner'?" },
        { "nest", "Required command was not provided." },
        { "echo", "<TEXT> is missing: wo echo <TEXT>" },
        { "echo one two", "unexpected argument 'two'" },
        { "echo hi --onwer alice", "unknown option '--onwer'; did you mean '--owner'?" },
        { "echo --onwer=alice", "unknown option '--onwer'; did you mean '--owner'?" },
        { "echo --jsn", "unknown option '--jsn'; did you mean '--json'?" },
        { "echo -x", "unknown option '-x'" },
        { "--qiet look", "unknown option '--qiet'; did you mean '--quiet'?" },
        { "echo hi --owner", "option '--owner' needs a value" },
        { "--root", "option '--root' needs a value" },
        { "look --json=yes", "option '--json' takes no value" },
        { "look --quiet --verbose", "--quiet and --verbose contradict each other" },
        { "look @arguments.txt", "unexpected argument '@arguments.txt'" },
        { "/?", "unknown command '/?'" },
    };

    [Theory]
    [MemberData(nameof(FaultyLines))]
    public async Task A_usage_error_exits_with_2_and_names_what_is_wrong(string line, string cause)
    {
        ToolRun run = await ToolRun.Of(line.Split(' '));

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("TRIFECTA_ERROR_CODE: USAGE\n", run.Error);
        Assert.Contains($"CAUSE: {cause}\n", run.Error);
    }

    [Theory]
    [MemberData(nameof(FaultyLines))]
    public async Task A_usage_error_is_one_json_object_where_json_was_asked_for(string line, string cause)
    {
        ToolRun run = await ToolRun.Of([.. line.Split(' '), "--quiet", "--json"]);

        JsonElement error = run.Json.GetProperty("error");
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("USAGE", error.GetProperty("code").GetString());
        Assert.Equal(2, error.GetProperty("exit_code").GetInt32());
        Assert.False(string.IsNullOrEmpty(cause));
    }

    [Fact]
    public async Task A_usage_error_is_json_also_when_the_value_of_an_option_was_forgotten_before_json()
    {
        ToolRun run = await ToolRun.Of("echo", "hi", "--owner", "--json");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("write --owner=--json", run.Json.GetProperty("error").GetProperty("cause").GetString());
    }

    [Fact]
    public async Task A_usage_error_tells_which_help_page_to_read()
    {
        ToolRun run = await ToolRun.Of("nest", "inner", "extra");

        Assert.Contains("NEXT_STEPS:\n  wo nest inner --help\n  wo --help\n", run.Error);
    }

    [Fact]
    public async Task A_usage_error_names_the_command_in_the_schema_id_where_one_was_recognised()
    {
        ToolRun known = await ToolRun.Of("nest", "inner", "extra", "--json");
        ToolRun unknown = await ToolRun.Of("zzz", "--json");

        Assert.Equal("trifecta.wo.nest.inner/1", known.Json.GetProperty("schema").GetString());
        Assert.Equal("trifecta.wo.error/1", unknown.Json.GetProperty("schema").GetString());
    }

    [Fact]
    public async Task A_usage_error_keeps_a_hostile_argument_from_reaching_the_terminal()
    {
        ToolRun run = await ToolRun.Of("\e[2J\nCLASS: FORGED");

        Assert.DoesNotContain('\e', run.Error);
        Assert.Single(run.Error.Split('\n'), line => line.StartsWith("CLASS:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_usage_error_holds_one_line_where_the_parser_reports_several()
    {
        ToolRun run = await ToolRun.Of("echo", "hi", "--count", "many");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--count", run.Error.Split('\n')[2]);
        Assert.Equal("NEXT_STEPS:", run.Error.Split('\n')[3]);
    }
}
