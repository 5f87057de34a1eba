using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Wo.Generators.Tests;

/// <summary>Alone on the heap: what other tests allocate at the same time would be counted with it.</summary>
[Collection(nameof(MemoryTests))]
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
public sealed class MemoryTests
{
    private const int WarmUp = 20;
    private const int Edits = 200;

    // A model with its sources weighs some hundred kilobytes: keeping every tenth would be seen.
    private const long Bound = 2 << 20;

    [Theory]
    [InlineData("code")]
    [InlineData("schema")]
    public void Memory_stays_flat_over_many_edits_of(string what)
    {
        var run = GeneratorRun.Of(Compilations.Create("class Edit0;"), Ticket(0));
        long before = 0;
        for (var edit = 1; edit <= Edits; edit++)
        {
            var compilation = Compilations.Create(string.Create(CultureInfo.InvariantCulture, $"class Edit{edit};"));
            run = what == "code" ? run.Again(compilation) : run.Again(compilation, Ticket(edit));
            if (edit == WarmUp)
            {
                before = GC.GetTotalMemory(forceFullCollection: true);
            }
        }

        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.True(grown < Bound, $"{grown} bytes more after {Edits} edits than after {WarmUp}");
        Assert.Empty(run.Result.Diagnostics);
    }

    private static SchemaFile Ticket(int edit) =>
        new(
            "ticket.schema.json",
            SampleSchemas.Ticket.Replace(
                "Something to do",
                string.Create(CultureInfo.InvariantCulture, $"Something {edit} to do"),
                StringComparison.Ordinal
            )
        );
}
