using System.Text.Json;
using Wo.Tool.Hosting;

namespace Wo.Tool.Tests;

public sealed class JsonAnswerTests
{
    [Theory]
    [InlineData(0, "echo", "hi")]
    [InlineData(0, "look")]
    [InlineData(0, "warn")]
    [InlineData(0, "--help")]
    [InlineData(0, "--version")]
    [InlineData(0)]
    [InlineData(1, "negative")]
    [InlineData(2, "zzz")]
    [InlineData(4, "fail", "Conflict")]
    [InlineData(7, "bug")]
    [InlineData(7, "bad-report")]
    public async Task A_json_answer_is_exactly_one_object_in_every_case(int exitCode, params string[] arguments)
    {
        ToolRun run = await ToolRun.Of([.. arguments, "--json"]);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(run.Output.Length - 1, run.Output.IndexOf('\n'));
        AssertEnvelope(run.Json, exitCode);
    }

    [Fact]
    public async Task A_json_answer_is_exactly_one_object_after_a_signal()
    {
        var interrupts = new FakeInterrupts();
        interrupts.Send(InterruptSignal.Terminate);

        ToolRun run = await ToolRun.OfAsync(["wait", "--json"], interrupts: _ => interrupts);

        Assert.Equal(143, run.ExitCode);
        AssertEnvelope(run.Json, 143);
        Assert.Equal("INTERRUPTED", run.Json.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_json_answer_holds_the_data_of_a_negative_answer()
    {
        ToolRun run = await ToolRun.Of("negative", "--json");

        Assert.False(run.Json.GetProperty("ok").GetBoolean());
        Assert.Equal("finding", run.Json.GetProperty("data")[0].GetString());
    }

    [Fact]
    public async Task A_json_answer_holds_every_part_of_an_error()
    {
        ToolRun run = await ToolRun.Of("fail", "NotFound", "--json");

        JsonElement error = run.Json.GetProperty("error");
        Assert.Equal("PROBE_FAILED", error.GetProperty("code").GetString());
        Assert.Equal("NOT_FOUND", error.GetProperty("class").GetString());
        Assert.Equal("a cause\nCLASS: FORGED\e[31m", error.GetProperty("cause").GetString());
        Assert.Equal("wo echo hello", error.GetProperty("next_steps")[0].GetString());
        Assert.Equal("wo look", error.GetProperty("verify")[0].GetString());
        Assert.Equal(2, error.GetProperty("details").GetArrayLength());
    }

    [Fact]
    public async Task A_json_answer_holds_no_raw_control_character()
    {
        ToolRun run = await ToolRun.Of("echo", "\e[31m\u009b\u202e", "--json");

        Assert.DoesNotContain('\e', run.Output);
        Assert.DoesNotContain('\u009b', run.Output);
        Assert.Equal("\e[31m\u009b\u202e", run.Json.GetProperty("data").GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_json_answer_holds_the_warnings_that_standard_error_shows_too()
    {
        ToolRun run = await ToolRun.Of("warn", "--json");

        Assert.Equal("something \e[5mblinks", run.Json.GetProperty("warnings")[0].GetString());
        Assert.StartsWith("warning: ", run.Error);
    }

    [Theory]
    [InlineData("warn")]
    [InlineData("bug")]
    [InlineData("zzz")]
    public async Task A_json_answer_is_all_there_is_with_quiet(string command)
    {
        ToolRun run = await ToolRun.Of(command, "--json", "--quiet");

        Assert.Equal(JsonValueKind.Object, run.Json.ValueKind);
        Assert.Empty(run.Error);
    }

    private static void AssertEnvelope(JsonElement answer, int exitCode)
    {
        Assert.Equal(
            ["schema", "ok", "data", "warnings", "error"],
            answer.EnumerateObject().Select(member => member.Name)
        );
        Assert.Matches(@"^trifecta\.wo\.[a-z.-]+/1$", answer.GetProperty("schema").GetString());
        Assert.Equal(JsonValueKind.Array, answer.GetProperty("warnings").ValueKind);
        JsonElement error = answer.GetProperty("error");
        Assert.Equal(exitCode == 0, answer.GetProperty("ok").GetBoolean());
        if (exitCode != 0)
        {
            Assert.Equal(exitCode, error.GetProperty("exit_code").GetInt32());
            Assert.Equal(
                ["code", "class", "cause", "next_steps", "verify", "details", "exit_code"],
                error.EnumerateObject().Select(member => member.Name)
            );
        }
        else
        {
            Assert.Equal(JsonValueKind.Null, error.ValueKind);
        }
    }
}
