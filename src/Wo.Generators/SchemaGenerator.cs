using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Wo.Generators.Diagnostics;
using Wo.Generators.Emit;
using Wo.Generators.Model;

namespace Wo.Generators;

/// <summary>Turns the schema files of a project into identifiers, states, records, readers and schema data.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SchemaGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var analyses = context
            .AdditionalTextsProvider.Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (pair, _) => SchemaItem.Find(pair.Left, pair.Right))
            .Where(static item => item is not null)
            .WithTrackingName(TrackingNames.Items)
            .Select(static (item, cancellation) => item!.Read(cancellation))
            .WithTrackingName(TrackingNames.Texts)
            .Select(static (text, _) => SchemaAnalysis.Of(text))
            .WithTrackingName(TrackingNames.Analyses);

        var models = analyses
            .Select(static (analysis, _) => analysis.Model)
            .Where(static model => model is not null)
            .Collect()
            .Select(static (models, _) => Sorted(models))
            .WithTrackingName(TrackingNames.Models);

        var diagnostics = analyses
            .Select(static (analysis, _) => analysis.Places)
            .Collect()
            .Select(static (places, _) => Diagnose(places))
            .WithTrackingName(TrackingNames.Diagnostics);

        context.RegisterSourceOutput(models, static (output, models) => AddSources(output, models));
        context.RegisterSourceOutput(diagnostics, static (output, diagnostics) => Report(output, diagnostics));
    }

    // Projects list files in whatever order; the output does not depend on it.
    private static EquatableList<SchemaModel> Sorted(ImmutableArray<SchemaModel?> models) =>
        new([
            .. models
                .OfType<SchemaModel>()
                .OrderBy(model => model.Namespace, StringComparer.Ordinal)
                .ThenBy(model => model.Name, StringComparer.Ordinal),
        ]);

    private static EquatableList<DiagnosticInfo> Diagnose(ImmutableArray<SchemaPlaces> places) =>
        new([
            .. SchemaDiagnostics.Of([
                .. places
                    .OrderBy(file => file.Namespace, StringComparer.Ordinal)
                    .ThenBy(file => Names.SchemaName(file.Path), StringComparer.Ordinal)
                    .ThenBy(file => file.Path, StringComparer.Ordinal),
            ]),
        ]);

    private static void AddSources(SourceProductionContext output, EquatableList<SchemaModel> models)
    {
        foreach (var file in SchemaSources.Emit(models))
        {
            output.AddSource(file.HintName, SourceText.From(file.Text, Encoding.UTF8));
        }
    }

    private static void Report(SourceProductionContext output, EquatableList<DiagnosticInfo> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            output.ReportDiagnostic(diagnostic.ToDiagnostic());
        }
    }
}
