using System.Text.Json;

namespace Wo.Tool.Tests.Commands;

/// <summary><c>wo status --config</c>.</summary>
public sealed class SettingsReportTests : IDisposable
{
    private const string File = "_ctx/policy/wo.yaml";

    private readonly TreeSandbox tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public async Task Each_setting_is_shown_with_its_value_and_its_origin()
    {
        tree.Git.Write(File, "# ours\ncloseout: keep-worktree\nkeep_ignored:\n- '*.key'\nlock_ttl_seconds: 60\n");
        tree.Variables["WO_LOCK_TTL_SEC"] = "5";

        var run = await tree.Wo("status", "--config", "--root", ".");
        var json = await tree.Wo("status", "--config", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches("closeout +keep-worktree +_ctx/policy/wo.yaml:2\n", run.Output);
        Assert.Matches("""keep_ignored +\["\*\.key"\] +_ctx/policy/wo.yaml:3""", run.Output);
        Assert.Matches("lock_ttl_seconds +5 +environment WO_LOCK_TTL_SEC\n", run.Output);
        Assert.Matches("gate_shell +plain +default\n", run.Output);
        Assert.Matches("base_branch +main +default\n", run.Output);
        Assert.Matches("root +/.* +option --root\n", run.Output);
        Assert.Matches("owner +ada +environment WO_OWNER\n", run.Output);
        var (value, origin) = Setting(json, "closeout");
        Assert.Equal("keep-worktree", value.GetString());
        Assert.Equal("file", origin.GetProperty("kind").GetString());
        Assert.Equal(tree.At(File), origin.GetProperty("file").GetString());
        Assert.Equal((2, 1), (origin.GetProperty("line").GetInt32(), origin.GetProperty("column").GetInt32()));
        Assert.Equal(5, Setting(json, "lock_ttl_seconds").Value.GetInt32());
        Assert.Equal(JsonValueKind.Null, Setting(json, "evidence").Value.ValueKind);
    }

    [Theory]
    [InlineData("lock_ttl_secnds: 5\n", ":1:1: ", "; did you mean 'lock_ttl_seconds'?", "^~~~~~~~~~~~~~~")]
    [InlineData("closeout: keep-workree\n", ":1:11: ", "; did you mean 'keep-worktree'?", "^~~~~~~~~~~~")]
    [InlineData(
        "\ngate_timeout_seconds: 604801\n",
        ":2:23: ",
        "expected at most 604800, found the integer 604801",
        "^~~~~~"
    )]
    [InlineData("keep_ignored: .env\n", ":1:15: ", "expected a list, found the text '.env'", "^~~~")]
    [InlineData("session_file: ../../x.md\n", ":1:15: ", "outside of", "^~~~~~~~~~")]
    [InlineData("closeout: [\n", ":2:1: ", "", "")]
    public async Task Settings_that_cannot_be_used_are_refused_with_the_place_and_what_was_meant(
        string text,
        string place,
        string message,
        string mark
    )
    {
        tree.Git.Write(File, text);

        var run = await tree.Wo("status", "--config");

        Assert.Equal(5, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("TRIFECTA_ERROR_CODE: INVALID_CONFIGURATION\n", run.Error);
        Assert.Contains(File + place, run.Error);
        Assert.Contains(message, run.Error);
        Assert.Contains(mark, run.Error);
    }

    [Fact]
    public async Task A_glance_warns_of_bad_settings_in_one_line_each()
    {
        tree.Git.Write(File, "gate_shell: zsh\n");

        var run = await tree.Wo("status");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("^", run.Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing is set\n\n  # still nothing\n")]
    public async Task A_file_in_which_every_line_is_a_comment_sets_nothing(string text)
    {
        tree.Git.Write(File, text);

        Assert.Equal(
            "default",
            Setting(await tree.Wo("status", "--config", "--json"), "closeout").Origin.GetProperty("kind").GetString()
        );
        Assert.DoesNotContain("wo.yaml", (await tree.Wo("lint")).Output);
        Assert.DoesNotContain("wo.yaml", (await tree.Wo("reconcile")).Output);
    }

    private static (JsonElement Value, JsonElement Origin) Setting(ToolRun run, string key)
    {
        var row = run
            .Json.GetProperty("data")
            .GetProperty("settings")
            .EnumerateArray()
            .Single(setting => setting.GetProperty("key").GetString() == key);
        return (row.GetProperty("value"), row.GetProperty("origin"));
    }
}
