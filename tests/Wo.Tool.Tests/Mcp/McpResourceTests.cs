using System.Text.Json;
using Wo.Tool.Tests.Commands;

namespace Wo.Tool.Tests.Mcp;

/// <summary>What a client reads without calling a tool.</summary>
public sealed class McpResourceTests : IDisposable
{
    private readonly TreeSandbox tree = new TreeSandbox().Put("WO-0016").Put("WO-7", "done");

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("wo://ready", "list", "--ready")]
    [InlineData("wo://WO-0016", "show", "WO-0016")]
    [InlineData("wo://wo-0016/", "show", "WO-0016")]
    public async Task A_resource_is_what_the_command_answers(string uri, params string[] command)
    {
        await using var client = await McpConversation.Start(tree);

        var read = (await client.Ask("resources/read", $$"""{"uri":"{{uri}}"}""")).GetProperty("result");

        var content = read.GetProperty("contents")[0];
        var expected = await tree.Wo([.. command, "--json"]);
        Assert.Equal(uri, content.GetProperty("uri").GetString());
        Assert.Equal("application/json", content.GetProperty("mimeType").GetString());
        Assert.Equal(expected.Output.TrimEnd('\n'), content.GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("wo://WO-404")]
    [InlineData("wo://../../etc/passwd")]
    [InlineData("wo://WO-1/../WO-2")]
    [InlineData("wo://--json")]
    [InlineData("wo://")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public async Task What_is_not_there_is_not_found(string uri)
    {
        await using var client = await McpConversation.Start(tree);

        var answer = await client.Ask("resources/read", $$"""{"uri":"{{uri}}"}""");

        Assert.Equal(-32002, answer.GetProperty("error").GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task They_are_listed()
    {
        await using var client = await McpConversation.Start(tree);

        var listed = (await client.Ask("resources/list")).GetProperty("result").GetProperty("resources");
        var templates = (await client.Ask("resources/templates/list")).GetProperty("result");

        Assert.Equal("wo://ready", Assert.Single(listed.EnumerateArray()).GetProperty("uri").GetString());
        Assert.Equal("wo://{id}", templates.GetProperty("resourceTemplates")[0].GetProperty("uriTemplate").GetString());
    }

    [Theory]
    [InlineData("{}", "Take the next work order that is ready")]
    [InlineData("""{"id":"16"}""", "Take WO-0016, and do it")]
    public async Task The_prompt_is_what_prime_prints_and_the_task(string arguments, string task)
    {
        await using var client = await McpConversation.Start(tree);

        var listed = (await client.Ask("prompts/list")).GetProperty("result").GetProperty("prompts");
        var text = (await client.Ask("prompts/get", $$"""{"name":"work","arguments":{{arguments}}}"""))
            .GetProperty("result")
            .GetProperty("messages")[0]
            .GetProperty("content")
            .GetProperty("text")
            .GetString()!;

        Assert.Equal("work", Assert.Single(listed.EnumerateArray()).GetProperty("name").GetString());
        Assert.StartsWith((await tree.Wo("prime")).Output, text, StringComparison.Ordinal);
        Assert.Contains(task, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"name":"play"}""")]
    [InlineData("""{"name":"work","arguments":{"id":"; rm -rf"}}""")]
    [InlineData("""{"name":"work","arguments":{"ident":"WO-0016"}}""")]
    [InlineData("""{"name":"work","arguments":{"id":7}}""")]
    public async Task A_prompt_that_there_is_not_is_refused(string parameters)
    {
        await using var client = await McpConversation.Start(tree);

        var answer = await client.Ask("prompts/get", parameters);

        Assert.Equal(JsonValueKind.Object, answer.GetProperty("error").ValueKind);
    }
}
