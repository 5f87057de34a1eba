namespace Wo.Package.Tests;

/// <summary>What a consumer sees of the rules.</summary>
public sealed class RulesTests(PackedLibrary library)
{
    [Fact]
    public async Task Dotnet_format_fixes_all_there_is_a_fix_for_and_the_result_builds()
    {
        var consumer = await library.ConsumerAsync("Guarded");
        Array.ForEach(["WO1003.cs", "WO1004.cs", "WO1006.cs"], consumer.Delete);
        var broken = await consumer.BuildAsync("WO100?.cs");
        Assert.Equal(["WO1001", "WO1002", "WO1005", "WO1007"], broken.Diagnostics.Distinct());

        var format = await consumer.FixAsync("WO100?.cs", "WO1001", "WO1002", "WO1005", "WO1007");

        Assert.True(format.Succeeded, format.Output);
        (await consumer.BuildAsync("WO100?.cs")).AssertClean();
    }

    // All at once: a build for each would take a minute more.
    [Fact]
    public async Task What_breaks_a_rule_does_not_build_and_does_after_its_fix()
    {
        string[] rules = ["WO1001", "WO1002", "WO1003", "WO1004", "WO1005", "WO1006", "WO1007"];
        var consumer = await library.ConsumerAsync("Guarded");
        var build = await consumer.BuildAsync("WO100?.cs");

        Assert.False(build.Outcome.Succeeded, build.Outcome.Output);
        Assert.Equal(rules.Select(static rule => (rule, (string?)$"{rule}.cs")), build.Findings.Distinct());
        Assert.All(rules, rule => Assert.Contains($"error {rule}:", build.Outcome.Output, StringComparison.Ordinal));

        foreach (var rule in rules)
        {
            if (await new PackedFixes(library).FixAllAsync(rule, consumer.Read($"{rule}.cs")) is { } text)
            {
                consumer.Write($"{rule}.Fixed.cs", text);
            }
        }

        Assert.All(rules, rule => Assert.NotEmpty(consumer.Read($"{rule}.Fixed.cs")));
        (await consumer.BuildAsync("WO100?.Fixed.cs")).AssertClean();
    }

    [Fact]
    public async Task One_property_of_the_project_sets_how_much_all_rules_weigh()
    {
        var consumer = await library.ConsumerAsync("Guarded");

        consumer.Write("Directory.Build.props", Weighing("none"));
        (await consumer.BuildAsync("WO1001.cs")).AssertClean();

        consumer.Write("Directory.Build.props", Weighing("errors"));
        (await consumer.BuildAsync("WO1001.cs")).AssertFailedOf("WO1001");
    }

    [Theory]
    [InlineData("warning")]
    [InlineData("yes")]
    public async Task A_weight_of_all_rules_that_means_nothing_fails_the_build_and_is_told_with_those_that_do(
        string preset
    )
    {
        var consumer = await library.ConsumerAsync("Guarded");
        consumer.Write("Directory.Build.props", Weighing(preset));

        var build = await consumer.BuildFailingEarlyAsync();

        Assert.False(build.Succeeded, build.Output);
        Assert.Contains(
            $"error WO1009: 'WoRules' is '{preset}': write none, suggestions, warnings, errors or complete",
            build.Output,
            StringComparison.Ordinal
        );
    }

    private static string Weighing(string preset) =>
        $"<Project><PropertyGroup><WoRules>{preset}</WoRules></PropertyGroup></Project>";
}
