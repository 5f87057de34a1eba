using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Wo.Analyzers.Tests.Rules;

namespace Wo.Analyzers.Tests;

/// <summary>All analyzers, and all that is said about them.</summary>
internal static class AllRules
{
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
    [
        .. typeof(RuleIds)
            .Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static ImmutableArray<RuleCases> Cases { get; } =
    [
        .. typeof(AllRules)
            .Assembly.GetTypes()
            .Select(type => type.GetProperty("Cases", BindingFlags.Public | BindingFlags.Static))
            .Where(property => property?.PropertyType == typeof(RuleCases))
            .Select(property => (RuleCases)property!.GetValue(null)!)
            .OrderBy(cases => cases.RuleId, StringComparer.Ordinal),
    ];

    /// <summary>Runs all rules, those that are off too, and fails with what one of them threw.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Run(Compilation compilation)
    {
        var everyRule = compilation.Options.WithSpecificDiagnosticOptions(
            Analyzers
                .SelectMany(analyzer => analyzer.SupportedDiagnostics)
                .Select(descriptor => new KeyValuePair<string, ReportDiagnostic>(descriptor.Id, ReportDiagnostic.Error))
        );
        var thrown = new List<string>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, analyzer, _) =>
            {
                lock (thrown)
                {
                    thrown.Add($"{analyzer}: {exception}");
                }
            },
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false
        );
        var found = await compilation
            .WithOptions(everyRule)
            .WithAnalyzers(Analyzers, options)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Empty(thrown);
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id == "AD0001");
        return found;
    }
}
