using System.CommandLine;
using System.Text;
using System.Text.Json;
using Wo.TestKit;
using Wo.Tool.CommandLine;
using Wo.Tool.Commands;
using Wo.Tool.Tests.Commands;

namespace Wo.Tool.Tests.Mcp;

/// <summary>The tools that agents are offered, which are made from the declarations of the commands.</summary>
public sealed class McpToolsTests : IDisposable
{
    private const int MostTokens = 2000;

    /// <summary>The texts that a client's model gets without having asked for anything.</summary>
    private const int MostTokensOfInstructions = 100;

    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task They_are_those_of_the_job_and_each_takes_what_its_command_takes()
    {
        var tools = await Tools();

        Assert.Equal(
            ["finish", "heartbeat", "new", "ready", "release", "session", "show", "status", "take", "verify"],
            tools.Select(tool => tool.GetProperty("name").GetString()).Order()
        );
        foreach (var tool in tools)
        {
            var (command, offered) = Declared(tool.GetProperty("name").GetString()!);
            string[] declared =
            [
                .. command.Arguments.Select(argument => argument.Name),
                .. command.Options.Select(option => option.Name),
            ];
            Assert.Equal(
                declared.Except(offered.Without).Select(name => name.TrimStart('-').Replace('-', '_')),
                tool.GetProperty("inputSchema")
                    .GetProperty("properties")
                    .EnumerateObject()
                    .Select(property => property.Name)
                    .Where(name => name != "kind")
            );
            Assert.All(offered.Without.Concat(offered.Required), name => Assert.Contains(name, declared));
        }
    }

    [Fact]
    public async Task No_tool_asks_for_a_token()
    {
        Assert.All(await Tools(), tool => Assert.DoesNotContain("token", tool.GetRawText(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_definitions_together_stay_within_the_budget()
    {
        var answer = await Answer("tools/list");
        var tokens = Encoding.UTF8.GetByteCount(answer.GetProperty("tools").GetRawText()) / 4;

        Assert.True(tokens <= MostTokens, $"{tokens} tokens");
    }

    [Fact]
    public async Task Instructions_are_short_and_what_is_offered_is_said_at_the_start()
    {
        await using var client = McpConversation.StartSilently(tree);

        var answer = (
            await client.Ask(
                "initialize",
                """{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}"""
            )
        ).GetProperty("result");

        var instructions = answer.GetProperty("instructions").GetString()!;
        Assert.True(Encoding.UTF8.GetByteCount(instructions) / 4 <= MostTokensOfInstructions, instructions);
        Assert.Equal(
            ["prompts", "resources", "tools"],
            answer
                .GetProperty("capabilities")
                .EnumerateObject()
                .Select(one => one.Name)
                .Where(name => name is not "logging")
                .Order()
        );
    }

    [Fact]
    public async Task Those_that_only_look_say_so_and_choices_are_named()
    {
        var tools = await Tools();

        Assert.Equal(
            ["ready", "show", "status"],
            tools
                .Where(tool =>
                    tool.TryGetProperty("annotations", out var notes) && notes.GetProperty("readOnlyHint").GetBoolean()
                )
                .Select(tool => tool.GetProperty("name").GetString())
                .Order()
        );
        var properties = tools
            .Single(tool => tool.GetProperty("name").GetString() == "finish")
            .GetProperty("inputSchema")
            .GetProperty("properties");
        Assert.Equal(
            ["done", "failed", "partial"],
            properties.GetProperty("result").GetProperty("enum").EnumerateArray().Select(value => value.GetString())
        );
    }

    [Fact]
    public async Task The_page_names_each_with_what_it_costs()
    {
        var rows = (await Tools()).Select(tool =>
            $"| `{tool.GetProperty("name").GetString()}` | {tool.GetProperty("description").GetString()} | "
            + $"{string.Join(", ", tool.GetProperty("inputSchema").GetProperty("properties").EnumerateObject().Select(property => $"`{property.Name}`"))} | "
            + $"{Encoding.UTF8.GetByteCount(tool.GetRawText()) / 4} |\n"
        );

        Assert.Null(
            GeneratedSection.Difference(
                "docs/mcp.md",
                "tools",
                "| tool | does | takes | tokens |\n|---|---|---|---|\n" + string.Concat(rows)
            )
        );
    }

    private async Task<JsonElement> Answer(string method)
    {
        await using var client = await McpConversation.Start(tree);
        return (await client.Ask(method)).GetProperty("result");
    }

    private async Task<JsonElement[]> Tools() =>
        [.. (await Answer("tools/list")).GetProperty("tools").EnumerateArray()];

    /// <summary>The command that a tool was made from, where several are below one word the first.</summary>
    private static (Command Command, AgentTool Tool) Declared(string name)
    {
        var node = CommandCatalog.Create().Single(known => known.ForAgents?.Name == name);
        var command = node.Declare();
        return (command.Subcommands.FirstOrDefault(command), node.ForAgents!);
    }
}
