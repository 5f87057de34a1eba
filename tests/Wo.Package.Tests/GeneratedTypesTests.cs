using Wo.TestKit;

namespace Wo.Package.Tests;

/// <summary>A consumer with schemas of its own.</summary>
public sealed class GeneratedTypesTests(PackedLibrary library)
{
    [Fact]
    public async Task A_schema_of_the_consumers_own_becomes_types_that_its_program_runs_with()
    {
        using var root = new TemporaryDirectory();
        var consumer = await library.ConsumerAsync("Tickets");

        var build = await consumer.BuildAsync();
        build.AssertClean();
        var run = await consumer.RunAsync(root.Path);

        Assert.Equal("Active Ada Grace 1 False", run.Output.Trim());
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("<T-7> start: Grace\n", File.ReadAllText(root.At("_ctx", "open-tickets", "T-7.md")));

        var generated = consumer.Generated;
        Assert.Contains(
            "namespace Sample.Tickets;",
            generated["Sample.Tickets.OpenTicket.g.cs"],
            StringComparison.Ordinal
        );
        Assert.Contains(
            "internal sealed record TicketSettings",
            generated["Sample.Configuration.TicketSettings.g.cs"],
            StringComparison.Ordinal
        );
        Assert.All(generated.Values, text => Assert.DoesNotContain("\npublic ", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_marked_schema_nothing_is_generated_and_nothing_is_said()
    {
        var consumer = await library.ConsumerAsync("Guarded");

        var build = await consumer.BuildAsync();

        build.AssertClean();
        Assert.DoesNotContain(consumer.Generated.Values, text => text.Contains("Wo.Core", StringComparison.Ordinal));
    }
}
