using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Wo.Analyzers.FileApis;
using Wo.Analyzers.Paths;

namespace Wo.Analyzers;

/// <summary>WO1009: a guarded directory that no path can lead to, or a line of <c>WoSinks.txt</c> that names no operation.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnusableSettingAnalyzer : RuleAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.UnusableSetting];

    /// <inheritdoc/>
#pragma warning disable RS1013 // All rules start with the compilation; one about settings has nothing to do but at its end.
    private protected override void Start(CompilationStartAnalysisContext context)
#pragma warning restore RS1013
    {
        var scope = AnalysisScope.Of(context.Compilation, context.Options);
        context.RegisterCompilationEndAction(end =>
        {
            var directories = end
                .Compilation.SyntaxTrees.SelectMany(tree => scope.GuardedFrom(tree).Unusable)
                .Distinct(StringComparer.Ordinal);
            foreach (var directory in directories)
            {
                Report(
                    end,
                    Location.None,
                    $"{GuardedDirectories.Key} = {directory}",
                    "a guarded directory is a name, or names with / between them"
                );
            }

            foreach (var line in scope.Sinks.Lines)
            {
                if (Problem(line, end.Compilation) is { } problem)
                {
                    Report(end, line.Location, line.Text, problem);
                }
            }
        });
    }

    // A file of sinks may serve several projects: a type that is not there is no mistake.
    private static string? Problem(SinkLine line, Compilation compilation)
    {
        if (line.Operation is not { } operation)
        {
            return "a line reads 'write Full.TypeName::Method(parameter)', with one of " + SinkFile.EffectNames;
        }

        var types = compilation.GetTypesByMetadataName(operation.TypeName);
        return types.IsEmpty || types.Any(type => RawOperationMap.Methods(type, operation).Any())
            ? null
            : $"'{operation.TypeName}' has no such method with a path or text of that name";
    }

    private static void Report(CompilationAnalysisContext context, Location place, string written, string problem) =>
        context.ReportDiagnostic(Diagnostic.Create(Descriptors.UnusableSetting, place, written, problem));
}
