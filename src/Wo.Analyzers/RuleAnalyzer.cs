using Microsoft.CodeAnalysis.Diagnostics;

namespace Wo.Analyzers;

/// <summary>A rule. Generated code is not analysed, as no one can edit it, and every rule runs concurrently: no rule can forget either.</summary>
public abstract class RuleAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    /// <summary>Registers what looks at one compilation.</summary>
    private protected abstract void Start(CompilationStartAnalysisContext context);
}
