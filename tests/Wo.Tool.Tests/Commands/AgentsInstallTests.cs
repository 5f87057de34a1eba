using System.Text;
using System.Text.Json;

namespace Wo.Tool.Tests.Commands;

/// <summary>The lines for coding agents: put in once, nothing else touched, and taken out without a trace.</summary>
public sealed class AgentsInstallTests : IDisposable
{
    private const string Settings = ".claude/settings.json";

    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Theory]
    [InlineData("claude", "CLAUDE.md", Settings)]
    [InlineData("codex", "AGENTS.md", "AGENTS.md")]
    [InlineData("cursor", ".cursor/rules/work-orders.mdc", ".cursor/commands/work-order.md")]
    [InlineData("copilot", ".github/copilot-instructions.md", ".github/prompts/work-order.prompt.md")]
    [InlineData("gemini", "GEMINI.md", ".gemini/commands/work-order.toml")]
    [InlineData("all", "AGENTS.md", ".claude/skills/work-orders/SKILL.md")]
    public async Task Files_are_written_once_and_removed_without_a_trace(string agent, params string[] files)
    {
        await tree.Wo("agents", "install", "--remove");
        var before = tree.Contents();

        Assert.Equal(0, (await tree.Wo("agents", "install", "--for", agent)).ExitCode);
        var installed = tree.Contents();
        Assert.All(
            files,
            file => Assert.Contains("wo prime", File.ReadAllText(tree.At(file)), StringComparison.Ordinal)
        );
        var again = await tree.Wo("agents", "install", "--for", agent, "--json");

        Assert.All(
            again.Json.GetProperty("data").GetProperty("files").EnumerateArray(),
            file => Assert.False(file.GetProperty("changed").GetBoolean())
        );
        Assert.Equal(installed, tree.Contents());
        Assert.Equal(0, (await tree.Wo("agents", "install", "--for", agent, "--remove")).ExitCode);
        Assert.Equal(before, tree.Contents());
    }

    [Theory]
    [InlineData("# Ours\n\ntext\n")]
    [InlineData("# Ours without an end")]
    [InlineData("# Windows\r\ntext\r\n")]
    [InlineData("\uFEFF# Marked\ntext without an end")]
    [InlineData("\n")]
    public async Task Every_byte_of_others_stays(string text)
    {
        await Write("AGENTS.md", text);

        await tree.Wo("agents", "install");
        var with = File.ReadAllText(tree.At("AGENTS.md"));
        Assert.Contains("wo prime", with, StringComparison.Ordinal);
        Assert.Contains(text.TrimStart('\uFEFF'), with, StringComparison.Ordinal);
        await tree.Wo("agents", "install", "--remove");

        Assert.Equal(Encoding.UTF8.GetBytes(text), File.ReadAllBytes(tree.At("AGENTS.md")));
    }

    [Fact]
    public async Task Lines_of_an_earlier_version_are_replaced_where_they_stand()
    {
        await tree.Wo("agents", "install");
        var current = File.ReadAllText(tree.At("AGENTS.md"));
        var lines = current.Split('\n');
        await Write("AGENTS.md", $"above\n{lines[0]}\nold words\n{lines[^2]}\nbelow\n");

        await tree.Wo("agents", "install");

        Assert.Equal($"above\n{current}below\n", File.ReadAllText(tree.At("AGENTS.md")));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\n  \"model\": \"opus\"\n}\n")]
    [InlineData("{\"hooks\": {\"Stop\": []}, \"x\": 1}")]
    [InlineData(
        "{\n  // mine\n  \"hooks\": {\n    \"SessionStart\": [\n      { \"hooks\": [{ \"type\": \"command\", \"command\": \"date\" }] },\n    ],\n  },\n}\n"
    )]
    [InlineData("{ \"hooks\": { \"SessionStart\": [] } }")]
    [InlineData("{\r\n  \"a\": \"é\"\r\n}\r\n")]
    public async Task A_hook_in_settings_leaves_every_other_byte_and_goes_without_a_trace(string text)
    {
        await Write(Settings, text);

        await tree.Wo("agents", "install", "--for", "claude");
        var with = File.ReadAllText(tree.At(Settings));
        using var parsed = JsonDocument.Parse(
            with,
            new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }
        );
        var first = parsed.RootElement.GetProperty("hooks").GetProperty("SessionStart")[0].GetProperty("hooks")[0];
        Assert.Equal("wo prime", first.GetProperty("command").GetString());
        await tree.Wo("agents", "install", "--for", "claude", "--remove");

        Assert.Equal(Encoding.UTF8.GetBytes(text), File.ReadAllBytes(tree.At(Settings)));
    }

    [Theory]
    [InlineData("not json", "cannot be read as settings")]
    [InlineData("[]", "cannot be read as settings")]
    [InlineData("{\"hooks\": 7}", "cannot be read as settings")]
    [InlineData("{\"hooks\": {\"SessionStart\": {}}}", "cannot be read as settings")]
    public async Task Settings_that_are_none_are_left_alone_and_said_to_be(string text, string why)
    {
        await Write(Settings, text);

        var run = await tree.Wo("agents", "install", "--for", "claude");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(why, run.Output, StringComparison.Ordinal);
        Assert.Equal(text, File.ReadAllText(tree.At(Settings)));
    }

    [Fact]
    public async Task A_skill_of_the_same_name_that_is_not_ours_is_left_alone()
    {
        await Write(".claude/skills/work-orders/SKILL.md", "theirs\n");

        var run = await tree.Wo("agents", "install", "--for", "claude");

        Assert.Contains("left alone: it was not written by wo", run.Output, StringComparison.Ordinal);
        Assert.Equal("theirs\n", File.ReadAllText(tree.At(".claude/skills/work-orders/SKILL.md")));
    }

    [Fact]
    public async Task A_dry_run_shows_the_difference_and_writes_nothing()
    {
        var before = tree.Contents();

        var run = await tree.Wo("agents", "install", "--for", "all", "--dry-run");

        Assert.Contains("+Work in this repository is cut into work orders.", run.Output, StringComparison.Ordinal);
        Assert.Contains("+++ b/.claude/settings.json", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, tree.Contents());
    }

    [Fact]
    public async Task A_file_that_is_a_link_to_another_is_written_once_and_stays_a_link()
    {
        await Write("AGENTS.md", "# Ours\n");
        File.CreateSymbolicLink(tree.At("CLAUDE.md"), "AGENTS.md");

        await tree.Wo("agents", "install", "--for", "claude");

        Assert.Equal("AGENTS.md", new FileInfo(tree.At("CLAUDE.md")).LinkTarget);
        Assert.Equal(2, File.ReadAllText(tree.At("AGENTS.md")).Split(">>> wo agents >>>").Length);
    }

    [Fact]
    public async Task A_file_outside_the_repository_or_one_that_is_no_text_stops_before_anything_is_written()
    {
        var outside = Path.Join(tree.Git.Surroundings.Path, "theirs.md");
        File.WriteAllText(outside, "theirs\n");
        File.CreateSymbolicLink(tree.At("CLAUDE.md"), outside);

        var led = await tree.Wo("agents", "install", "--for", "claude");
        File.Delete(tree.At("CLAUDE.md"));
        File.WriteAllBytes(tree.At("CLAUDE.md"), [0xff, 0xfe, 0]);
        var odd = await tree.Wo("agents", "install", "--for", "claude");
        File.Delete(tree.At("CLAUDE.md"));
        File.CreateSymbolicLink(tree.At("CLAUDE.md"), Path.Join(tree.Git.Surroundings.Path, "gone.md"));
        var dangling = await tree.Wo("agents", "install", "--for", "claude");
        Directory.CreateSymbolicLink(tree.At(".github"), tree.Git.Surroundings.Path);
        var around = await tree.Wo("agents", "install", "--for", "copilot");

        Assert.Equal((5, 5, 5, 5), (led.ExitCode, odd.ExitCode, dangling.ExitCode, around.ExitCode));
        Assert.False(File.Exists(Path.Join(tree.Git.Surroundings.Path, "gone.md")));
        Assert.False(File.Exists(Path.Join(tree.Git.Surroundings.Path, "copilot-instructions.md")));
        Assert.Contains("AGENT_FILE_UNUSABLE", led.Error, StringComparison.Ordinal);
        Assert.Equal("theirs\n", File.ReadAllText(outside));
        Assert.False(File.Exists(tree.At("AGENTS.md")));
    }

    [Fact]
    public async Task An_agent_that_is_not_known_is_a_usage_error()
    {
        var run = await tree.Wo("agents", "install", "--for", "cluade");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("did you mean 'claude'?", run.Error, StringComparison.Ordinal);
    }

    private async Task Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(tree.At(path))!);
        await File.WriteAllTextAsync(tree.At(path), text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
