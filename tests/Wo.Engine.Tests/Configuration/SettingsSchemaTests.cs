using System.Text.RegularExpressions;
using Wo.Engine.Configuration;
using Wo.TestKit;

namespace Wo.Engine.Tests.Configuration;

/// <summary>The schema of the settings against what the code makes of it.</summary>
public sealed partial class SettingsSchemaTests
{
    [Fact]
    public void Every_key_has_a_test_that_shows_what_it_does()
    {
        var shown = SourceTree
            .Files("tests")
            .SelectMany(file => Mark().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["key"].Value)
            .ToHashSet();

        Assert.Empty(ConfigurationKey.All().Select(key => key.Name).Except(shown));
    }

    [Fact]
    public void The_defaults_of_the_schema_are_those_of_the_code()
    {
        var defaults = Settings.Default;
        var said = ConfigurationKey.All().ToDictionary(key => key.Name, key => key.Default);

        Assert.Equal(defaults.LockTtlSeconds.ToString(), Text("lock_ttl_seconds"));
        Assert.Equal(defaults.WorktreeRoot, Text("worktree_root"));
        Assert.Equal(defaults.BranchTemplate, Text("branch_template"));
        Assert.Equal(defaults.FailOnGateFailure, Text("on_gate_failure") == "fail");
        Assert.Equal(defaults.KeepWorktree, Text("closeout") == "keep-worktree");
        Assert.Equal(defaults.GatesInLoginShell, Text("gate_shell") == "login");
        Assert.Equal(defaults.GateTimeout.TotalSeconds.ToString(), Text("gate_timeout_seconds"));
        Assert.Equal(
            defaults.KeepIgnored,
            ((YamlSequence)said["keep_ignored"]!).Items.Select(item => ((YamlScalar)item).Value)
        );

        string Text(string key) => ((YamlScalar)said[key]!).Value;
    }

    [GeneratedRegex("""\[ShowsSetting\("(?<key>\w+)"\)\]""")]
    private static partial Regex Mark();
}
