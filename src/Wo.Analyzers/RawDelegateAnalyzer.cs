using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Wo.Analyzers.FileApis;
using Wo.Analyzers.Paths;

namespace Wo.Analyzers;

/// <summary>WO1004: a raw file operation as a method group, whose path is not visible.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RawDelegateAnalyzer : RuleAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.RawDelegate];

    /// <inheritdoc/>
    private protected override void Start(CompilationStartAnalysisContext context)
    {
        var scope = AnalysisScope.Of(context.Compilation, context.Options);
        if (!scope.Concern.IsPossible)
        {
            return;
        }

        context.RegisterOperationAction(operation => Look(operation, scope), OperationKind.MethodReference);
    }

    private static void Look(OperationAnalysisContext context, AnalysisScope scope)
    {
        var reference = (IMethodReferenceOperation)context.Operation;
        if (
            scope.Operations.Find(reference.Method, out _) is { } operation
            && !scope.IsExempt(context.ContainingSymbol)
            && MayTouchGuarded(reference, operation, scope)
        )
        {
            context.ReportDiagnostic(
                Diagnostic.Create(Descriptors.RawDelegate, reference.Syntax.GetLocation(), operation.DisplayName)
            );
        }
    }

    // The path of a file object's own method is in sight.
    private static bool MayTouchGuarded(
        IMethodReferenceOperation reference,
        RawOperation operation,
        AnalysisScope scope
    )
    {
        if (
            reference.Instance is not { } file
            || operation.Paths is not { Length: 1 }
            || operation.Paths[0] != RawOperation.Receiver
        )
        {
            return scope.Concern.IsThere;
        }

        return scope.Paths.Read(file).Judge(scope.GuardedFrom(reference.Syntax.SyntaxTree)).Origin switch
        {
            PathOrigin.Guarded => true,
            PathOrigin.Unknown => scope.Concern.IsThere,
            _ => false,
        };
    }
}
