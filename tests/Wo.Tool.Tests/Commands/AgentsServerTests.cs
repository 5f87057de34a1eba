using System.Text;
using System.Text.Json;

namespace Wo.Tool.Tests.Commands;

/// <summary>The entry by which an agent's own settings start <c>wo mcp</c>: only when asked for, and without a trace afterwards.</summary>
public sealed class AgentsServerTests : IDisposable
{
    private readonly TreeSandbox tree = new();

    public static TheoryData<string, string, string> Clients =>
        new()
        {
            { "claude", ".mcp.json", "mcpServers" },
            { "cursor", ".cursor/mcp.json", "mcpServers" },
            { "copilot", ".vscode/mcp.json", "servers" },
            { "gemini", ".gemini/settings.json", "mcpServers" },
        };

    public void Dispose() => tree.Dispose();

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task It_is_written_when_asked_for_once_and_removed_with_the_rest(
        string agent,
        string file,
        string servers
    )
    {
        await tree.Wo("agents", "install", "--remove");
        var before = tree.Contents();

        await tree.Wo("agents", "install", "--for", agent);
        Assert.False(File.Exists(tree.At(file)));
        Assert.Equal(0, (await tree.Wo("agents", "install", "--for", agent, "--mcp")).ExitCode);
        var installed = tree.Contents();
        Assert.Equal(["mcp"], Arguments(file, servers));
        await tree.Wo("agents", "install", "--for", agent, "--mcp");

        Assert.Equal(installed, tree.Contents());
        Assert.Equal(0, (await tree.Wo("agents", "install", "--for", agent, "--remove")).ExitCode);
        Assert.Equal(before, tree.Contents());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{ \"mcpServers\": {} }")]
    [InlineData("{\n  // mine\n  \"mcpServers\": {\n    \"other\": { \"command\": \"x\" },\n  },\n}\n")]
    [InlineData("{\r\n  \"theme\": \"é\"\r\n}\r\n")]
    public async Task Every_other_byte_stays_and_the_entry_goes_without_a_trace(string text)
    {
        Write(".gemini/settings.json", text);

        await tree.Wo("agents", "install", "--for", "gemini", "--mcp");
        Assert.Equal(["mcp"], Arguments(".gemini/settings.json", "mcpServers"));
        await tree.Wo("agents", "install", "--for", "gemini", "--mcp", "--remove");

        Assert.Equal(Encoding.UTF8.GetBytes(text), File.ReadAllBytes(tree.At(".gemini/settings.json")));
    }

    [Theory]
    [InlineData("not json", "left alone: it cannot be read as settings")]
    [InlineData("{\"mcpServers\": []}", "left alone: it cannot be read as settings")]
    [InlineData("{\"mcpServers\": {\"wo\": {\"command\": \"mine\"}}}", "is up to date")]
    public async Task What_a_person_wrote_is_left_alone(string text, string why)
    {
        Write(".mcp.json", text);

        var run = await tree.Wo("agents", "install", "--for", "claude", "--mcp");
        await tree.Wo("agents", "install", "--for", "claude", "--remove");

        Assert.Contains($".mcp.json: {why}", run.Output, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(tree.At(".mcp.json")));
    }

    [Fact]
    public async Task A_dry_run_shows_it_and_it_needs_an_agent()
    {
        var before = tree.Contents();

        var shown = await tree.Wo("agents", "install", "--for", "all", "--mcp", "--dry-run");
        var refused = await tree.Wo("agents", "install", "--mcp");

        Assert.Contains("+++ b/.vscode/mcp.json", shown.Output, StringComparison.Ordinal);
        Assert.Equal(2, refused.ExitCode);
        Assert.Equal(before, tree.Contents());
    }

    private string[] Arguments(string file, string servers)
    {
        using var parsed = JsonDocument.Parse(
            File.ReadAllText(tree.At(file)),
            new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }
        );
        var entry = parsed.RootElement.GetProperty(servers).GetProperty("wo");
        Assert.Equal("wo", entry.GetProperty("command").GetString());
        return [.. entry.GetProperty("args").EnumerateArray().Select(word => word.GetString()!)];
    }

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(tree.At(path))!);
        File.WriteAllText(tree.At(path), text);
    }
}
