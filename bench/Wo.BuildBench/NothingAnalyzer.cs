using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Wo.BuildBench;

/// <summary>
/// What any analyzer of calls costs: the compiler binds method bodies once more for it. A project pays that once, and
/// pays it already where the analyzers of the SDK run.
/// </summary>
#pragma warning disable RS1036, RS1038, RS1041, RS2008 // It is never shipped: it runs in this process alone.
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NothingAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [new("BENCH1", "Nothing", "Nothing", "Bench", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(
            _ => { },
            OperationKind.Invocation,
            OperationKind.ObjectCreation,
            OperationKind.Literal
        );
    }
}
