using Wo.TestKit;
using Wo.Tool.Tests.Commands;

namespace Wo.Tool.Tests.Mcp;

/// <summary>Whatever a client writes, it gets one answer to each request, and the server goes on.</summary>
public sealed class McpHostileInputTests : IDisposable
{
    private readonly TreeSandbox tree = new TreeSandbox().Put("WO-1");

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("{", "null")]
    [InlineData("wo take --next", "null")]
    [InlineData("[]", "null")]
    [InlineData("""[{"jsonrpc":"2.0","id":91,"method":"ping"}]""", "null")]
    [InlineData("null", "null")]
    [InlineData("7", "null")]
    [InlineData("{}", "null")]
    [InlineData("""{"jsonrpc":"1.0","id":91,"method":"ping"}""", "91")]
    [InlineData("""{"jsonrpc":"2.0","id":91,"method":7}""", "91")]
    [InlineData("""{"jsonrpc":"2.0","id":1.5,"method":"ping"}""", "null")]
    [InlineData("""{"jsonrpc":"2.0","id":{"a":1},"method":"ping"}""", "null")]
    [InlineData("""{"jsonrpc":"2.0","id":"a","method":"no/such"}""", "a")]
    [InlineData("""{"jsonrpc":"2.0","id":91,"method":"tools/call"}""", "91")]
    [InlineData("""{"jsonrpc":"2.0","id":91,"method":"tools/call","params":{}}""", "91")]
    [InlineData("""{"jsonrpc":"2.0","id":91,"method":"tools/call","params":7}""", "91")]
    [InlineData("""{"jsonrpc":"2.0","id":91,"method":"tools/call","params":{"name":7}}""", "91")]
    [InlineData("""{"jsonrpc":"2.0","id":91,"method":"tools/call","params":{"name":"show","arguments":[]}}""", "91")]
    [InlineData("""{"jsonrpc":"2.0","id":91,"method":"tools/call","params":{"name":"sow"}}""", "91")]
    [InlineData(
        """{"jsonrpc":"2.0","id":91,"method":"tools/call","params":{"name":"show","arguments":{"id":"\ud800"}}}""",
        "91"
    )]
    [InlineData("""{"jsonrpc":"2.0","id":91,"method":"tools/call","params":{"name":"reconcile"}}""", "91")]
    public async Task A_message_that_is_none_is_refused(string line, string id)
    {
        await using var client = await McpConversation.Start(tree);

        client.Send(line);

        Assert.True((await client.Answer(id)).TryGetProperty("error", out _), client.Written);
        Assert.True((await client.Ask("ping")).TryGetProperty("result", out _));
    }

    [Theory]
    [InlineData("take", """{"nxt":true}""", "'nxt'; did you mean 'next'?")]
    [InlineData("take", """{"next":"yes"}""", "'next' must be true or false")]
    [InlineData("take", """{"id":7}""", "'id' must be a string")]
    [InlineData("take", """{"token":"x"}""", "takes no 'token'")]
    [InlineData("take", """{"next":true,"export":true}""", "takes no 'export'")]
    [InlineData("ready", """{"limit":"5"}""", "'limit' must be a whole number")]
    [InlineData("ready", """{"limit":1.5}""", "--limit needs a number")]
    [InlineData("ready", """{"limit":-1}""", "--limit needs a number")]
    [InlineData("new", """{"allow":"src/**"}""", "'allow' must be an array of strings")]
    [InlineData("new", """{"allow":[["src/**"]]}""", "'allow' must be an array of strings")]
    [InlineData("show", "{}", "'id' is missing")]
    [InlineData("show", """{"id":null}""", "'id' must be a string")]
    [InlineData("session", """{"id":"WO-1","text":"x"}""", "'kind' must be intent or result")]
    [InlineData("session", """{"kind":"end","id":"WO-1","text":"x"}""", "'kind' must be intent or result")]
    [InlineData("finish", """{"id":"WO-1","result":"won"}""", "--result must be done, failed or partial")]
    [InlineData("finish", """{"id":"WO-1","--json":true}""", "takes no '--json'")]
    public async Task Arguments_that_a_tool_does_not_take_are_a_usage_error(string tool, string arguments, string cause)
    {
        await using var client = await McpConversation.Start(tree);
        var before = tree.Contents();

        var error = (await client.Call(tool, arguments)).GetProperty("error");

        Assert.Equal("USAGE", error.GetProperty("class").GetString());
        Assert.Equal(2, error.GetProperty("exit_code").GetInt32());
        Assert.Contains(cause, error.GetProperty("cause").GetString(), StringComparison.Ordinal);
        Assert.Equal(before, tree.Contents());
    }

    [Fact]
    public async Task A_text_is_never_anything_but_a_text()
    {
        await using var client = await McpConversation.Start(tree);
        await client.Call("take", """{"id":"WO-1"}""");

        foreach (
            var text in (string[])
                [
                    "--json",
                    "--root=/",
                    "--",
                    "-h",
                    "[suggest]",
                    "@/etc/passwd",
                    "$(touch owned)",
                    "a=b:c",
                    " ",
                    @"line\nbreak\u0000end\u001b[31m",
                ]
        )
        {
            var noted = await client.Call("session", $$"""{"kind":"intent","id":"WO-1","text":"{{text}}"}""");
            var named = await client.Call("show", $$"""{"id":"{{text}}"}""");
            var created = await client.Call("new", $$"""{"epic":"E-0001","title":"{{text}}","dry_run":true}""");

            Assert.Equal("trifecta.wo.session.intent/1", noted.GetProperty("schema").GetString());
            Assert.NotEqual(0, ExitCode(named));
            Assert.Equal("trifecta.wo.new/1", created.GetProperty("schema").GetString());
        }

        Assert.False(File.Exists(tree.At("owned")));
    }

    [Fact]
    public async Task A_huge_argument_is_a_failure_like_another_and_a_huge_line_is_refused()
    {
        await using var client = await McpConversation.Start(tree);

        var large = await client.Call("new", $$"""{"title":"{{new string('a', 2_000_000)}}"}""");
        var title = new string('a', 9_000_000);
        client.Send(
            $$$$"""{"jsonrpc":"2.0","id":91,"method":"tools/call","params":{"name":"new","arguments":{"title":"{{{{title}}}}"}}}"""
        );
        var refused = await client.Answer("91");
        var nested = new string('[', 5000) + new string(']', 5000);
        client.Send($$"""{"jsonrpc":"2.0","id":92,"method":"ping","params":{{nested}}}""");

        Assert.False(large.GetProperty("ok").GetBoolean());
        Assert.Contains(
            "at most",
            refused.GetProperty("error").GetProperty("message").GetString(),
            StringComparison.Ordinal
        );
        Assert.True((await client.Answer("92")).TryGetProperty("error", out _));
        Assert.True((await client.Ask("ping")).TryGetProperty("result", out _));
    }

    [Fact]
    public async Task Calls_before_the_handshake_do_no_harm()
    {
        await using var client = McpConversation.StartSilently(tree);

        client.Send("""{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":12}}""");
        var answer = await client.Ask("tools/call", """{"name":"show","arguments":{"id":"WO-1"}}""");

        Assert.True(answer.TryGetProperty("result", out _) || answer.TryGetProperty("error", out _));
        Assert.True((await client.Ask("ping")).TryGetProperty("result", out _));
    }

    [Fact]
    public async Task An_input_that_ends_at_once_or_within_a_line_ends_the_server()
    {
        var client = McpConversation.StartSilently(tree);
        Assert.Equal(0, await client.End());

        client = McpConversation.StartSilently(tree);
        client.Send([0xff, 0xfe, 0x00]);
        Assert.True((await client.Answer("null")).TryGetProperty("error", out _));
        Assert.Equal(0, await client.End());
    }

    [Fact]
    public async Task Standard_output_is_refused_to_any_other_form_of_answer()
    {
        var run = await tree.Wo("mcp", "--json");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("belongs to the protocol", run.Json.GetProperty("error").GetProperty("cause").GetString());
    }

    [Fact]
    public async Task A_directory_without_a_tree_has_tools_that_say_so()
    {
        using var empty = new TreeSandbox(withTree: false);
        await using var client = await McpConversation.Start(empty);

        var answer = await client.Call("ready");
        var prompt = await client.Ask("prompts/get", """{"name":"work"}""");

        Assert.Equal(3, ExitCode(answer));
        Assert.True(prompt.TryGetProperty("error", out _));
    }

    private static int ExitCode(System.Text.Json.JsonElement answer) =>
        answer.GetProperty("error") is { ValueKind: System.Text.Json.JsonValueKind.Object } error
            ? error.GetProperty("exit_code").GetInt32()
            : 0;
}
