using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;
using Wo.Analyzers;

namespace Wo.BuildBench;

/// <summary>All rules, as the package brings them.</summary>
internal static class Analyzers
{
    /// <summary>New ones; they keep nothing between compilations.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Create() =>
        [
            .. typeof(RuleIds)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
                .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
        ];
}
