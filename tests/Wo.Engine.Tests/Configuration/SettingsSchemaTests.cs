using System.Text.RegularExpressions;
using Wo.Engine.Configuration;
using Wo.TestKit;

namespace Wo.Engine.Tests.Configuration;

/// <summary>The schema of the settings against what the code makes of it.</summary>
public sealed partial class SettingsSchemaTests
{
    /// <summary>Keys that are checked and kept for commands that this version does not have; their descriptions say so.</summary>
    private static readonly string[] Unused = ["backup_retention_days", "dod_checks", "evidence"];

    [Fact]
    public void Every_key_has_a_test_that_shows_what_it_does_or_says_that_it_does_nothing_yet()
    {
        var shown = SourceTree
            .Files("tests")
            .SelectMany(file => Mark().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["key"].Value)
            .ToHashSet();

        foreach (var key in ConfigurationKey.All())
        {
            var isUnused = Unused.Contains(key.Name);
            Assert.True(shown.Contains(key.Name) != isUnused, $"{key.Name}: mark a test with [ShowsSetting]");
            Assert.Equal(isUnused, TextOf(key, "description").EndsWith("uses it yet.", StringComparison.Ordinal));
        }
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

    private static string TextOf(ConfigurationKey key, string fact) =>
        key.Declaration.TryGet(fact, out var value) ? ((YamlScalar)value).Value : "";

    [GeneratedRegex("""\[ShowsSetting\("(?<key>\w+)"\)\]""")]
    private static partial Regex Mark();
}
