using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Wo.Analyzers.FileApis;
using Wo.Analyzers.Paths;

namespace Wo.Analyzers;

/// <summary>A rule about calls of the raw file operations. It says which of them it minds, and of which origin.</summary>
/// <param name="descriptor">What it reports. Arguments: the operation, the path, what can go wrong, what to do instead.</param>
public abstract class RawAccessAnalyzer(DiagnosticDescriptor descriptor) : RuleAnalyzer
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [descriptor];

    /// <inheritdoc/>
    private protected sealed override void Start(CompilationStartAnalysisContext context)
    {
        var scope = AnalysisScope.Of(context.Compilation, context.Options);
        if (Minded == PathOrigin.Guarded && !scope.Concern.IsPossible)
        {
            return;
        }

        context.RegisterOperationAction(
            operation => Look(operation, scope),
            OperationKind.Invocation,
            OperationKind.ObjectCreation
        );
    }

    /// <summary>Whether the rule minds operations with this effect.</summary>
    private protected abstract bool Minds(RawEffect effect);

    /// <summary>The origin of a path that it minds.</summary>
    private protected virtual PathOrigin Minded => PathOrigin.Guarded;

    private void Look(OperationAnalysisContext context, AnalysisScope scope)
    {
        if (
            RawCall.Of(context.Operation, scope) is not { } call
            || !Minds(call.Operation.Effect)
            || scope.IsExempt(context.ContainingSymbol)
        )
        {
            return;
        }

        var finding = call.Judge(scope);
        if (finding.Origin != Minded || (Minded == PathOrigin.Guarded && scope.Claims.Own(call, context.Operation)))
        {
            return;
        }

        context.ReportDiagnostic(
            Diagnostic.Create(
                descriptor,
                context.Operation.Syntax.GetLocation(),
                call.Operation.DisplayName,
                PathText.Display(finding.Path),
                FindingTexts.Risk(call.Operation),
                FindingTexts.Remedy(call.Operation, finding.Path)
            )
        );
    }
}
