using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Wo.Analyzers.FileApis;
using Wo.Analyzers.Paths;

namespace Wo.Analyzers;

/// <summary>A rule about calls of the raw file operations. It says which of them it minds, and of which origin.</summary>
/// <param name="descriptor">What it reports.</param>
public abstract class RawAccessAnalyzer(DiagnosticDescriptor descriptor) : RuleAnalyzer
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [descriptor];

    /// <inheritdoc/>
    private protected sealed override void Start(CompilationStartAnalysisContext context)
    {
        var scope = new AnalysisScope(context.Compilation, context.Options.AnalyzerConfigOptionsProvider);
        context.RegisterOperationAction(
            operation => Look(operation, scope),
            OperationKind.Invocation,
            OperationKind.ObjectCreation
        );
    }

    /// <summary>Whether the rule minds an operation whose path is of this origin.</summary>
    private protected abstract bool Minds(RawOperation operation, PathOrigin origin);

    private void Look(OperationAnalysisContext context, AnalysisScope scope)
    {
        if (RawCall.Of(context.Operation, scope) is not { } call || scope.IsExempt(context.ContainingSymbol))
        {
            return;
        }

        var finding = call.Judge(scope);
        if (Minds(call.Operation, finding.Origin))
        {
            context.ReportDiagnostic(
                Diagnostic.Create(
                    descriptor,
                    context.Operation.Syntax.GetLocation(),
                    call.Operation.DisplayName,
                    finding.Path
                )
            );
        }
    }
}
