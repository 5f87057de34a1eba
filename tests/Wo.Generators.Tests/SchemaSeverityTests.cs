using Microsoft.CodeAnalysis;

namespace Wo.Generators.Tests;

/// <summary>
/// Settings say what a finding about a schema weighs, not what it means: without a sound schema there are no types.
/// </summary>
public sealed class SchemaSeverityTests
{
    [Theory]
    [InlineData(ReportDiagnostic.Suppress, false)]
    [InlineData(ReportDiagnostic.Warn, true)]
    [InlineData(ReportDiagnostic.Error, true)]
    public void A_schema_with_a_finding_gives_no_types_whatever_the_finding_weighs(
        ReportDiagnostic severity,
        bool isShown
    )
    {
        var compilation = Compilations.Create();
        var options = compilation.Options.WithSpecificDiagnosticOptions([new("WO2003", severity)]);
        const string Schema = """{ "x-wo-record": "Thing", "type": "object", "x-wo-stats": {} }""";

        var run = GeneratorRun.Of(compilation.WithOptions(options), new SchemaFile("schema/thing.schema.json", Schema));

        Assert.DoesNotContain("record Thing", run.Text(), StringComparison.Ordinal);
        Assert.Equal(isShown, run.Result.Diagnostics.Any(diagnostic => diagnostic.Id == "WO2003"));
    }
}
