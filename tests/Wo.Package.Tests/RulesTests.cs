namespace Wo.Package.Tests;

/// <summary>What a consumer sees of the rules.</summary>
public sealed class RulesTests(PackedLibrary library)
{
    [Theory]
    [InlineData("WO1001")]
    [InlineData("WO1002")]
    [InlineData("WO1003")]
    [InlineData("WO1004")]
    [InlineData("WO1005")]
    [InlineData("WO1006")]
    [InlineData("WO1007")]
    public async Task What_breaks_a_rule_does_not_build_and_does_after_its_fix(string ruleId)
    {
        var consumer = await library.ConsumerAsync("Guarded");
        var broken = $"{ruleId}.cs";

        var build = await consumer.BuildAsync(broken);
        build.AssertFailedOf(ruleId);

        var repaired = $"{ruleId}.Fixed.cs";
        if (await new PackedFixes(library).FixAllAsync(ruleId, consumer.Read(broken)) is { } text)
        {
            consumer.Write(repaired, text);
        }

        build = await consumer.BuildAsync(repaired);
        build.AssertClean();
    }
}
