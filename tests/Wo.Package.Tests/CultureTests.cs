namespace Wo.Package.Tests;

/// <summary>A compiler runs in the culture of whoever builds; in Turkish the capital of i is not I.</summary>
public sealed class CultureTests(PackedLibrary library)
{
    private const string Turkish = "tr_TR.UTF-8";

    [Fact]
    public async Task The_rules_find_the_same_in_Turkish()
    {
        var consumer = await library.ConsumerAsync("Guarded");
        var turkish = await library.ConsumerAsync("Guarded", Turkish);
        Assert.SkipUnless(await turkish.PropertyAsync("CapitalOfI") == "İ", "the SDK here knows no Turkish");

        var expected = await consumer.BuildAsync("WO100?.cs");
        var found = await turkish.BuildAsync("WO100?.cs");

        Assert.Equal(7, expected.Diagnostics.Distinct().Count(id => id.StartsWith("WO", StringComparison.Ordinal)));
        Assert.Equal(expected.Findings, found.Findings);
    }

    [Fact]
    public async Task The_generator_makes_the_same_in_Turkish()
    {
        var consumer = await library.ConsumerAsync("Tickets");
        var turkish = await library.ConsumerAsync("Tickets", Turkish);

        await consumer.BuildAsync();
        await turkish.BuildAsync();

        Assert.NotEmpty(consumer.Generated);
        Assert.Equal(consumer.Generated, turkish.Generated);
    }
}
