using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Wo.Analyzers.Claims;
using Wo.Analyzers.FileApis;
using Wo.Analyzers.Paths;

namespace Wo.Analyzers;

/// <summary>
/// WO1005: a claim that is not exclusive. Reported at the call that creates; where a look at what exists comes before it,
/// that look is the additional location.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RacyClaimAnalyzer : RuleAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.RacyClaim];

    /// <inheritdoc/>
    private protected override void Start(CompilationStartAnalysisContext context)
    {
        var scope = new AnalysisScope(context.Compilation, context.Options.AnalyzerConfigOptionsProvider);
        var looks = new ExistenceLooks(context.Compilation);
        context.RegisterOperationAction(
            operation =>
            {
                var invocation = (IInvocationOperation)operation.Operation;
                if (looks.IsLook(invocation.TargetMethod) && invocation.Arguments.Length == 1)
                {
                    LookBeforeCreation(operation, scope, invocation.Arguments[0].Value);
                }
                else
                {
                    MoveWithoutOverwrite(operation, scope, invocation);
                }
            },
            OperationKind.Invocation
        );
        context.RegisterOperationAction(
            operation =>
            {
                var reference = (IPropertyReferenceOperation)operation.Operation;
                if (looks.IsLook(reference.Property) && reference.Instance is { } file)
                {
                    LookBeforeCreation(operation, scope, file);
                }
            },
            OperationKind.PropertyReference
        );
    }

    private static void MoveWithoutOverwrite(
        OperationAnalysisContext context,
        AnalysisScope scope,
        IInvocationOperation invocation
    )
    {
        if (
            RawCall.Of(invocation, scope) is not { IsMoveWithoutOverwrite: true, Destination: { } destination } call
            || scope.IsExempt(context.ContainingSymbol)
        )
        {
            return;
        }

        var judged = Judge(destination, scope);
        if (judged.Origin == PathOrigin.Guarded)
        {
            Report(context, invocation.Syntax, call.Operation.DisplayName, judged.Text, []);
        }
    }

    private static void LookBeforeCreation(OperationAnalysisContext context, AnalysisScope scope, IOperation path)
    {
        var judged = Judge(path, scope);
        if (judged.Origin != PathOrigin.Guarded || scope.IsExempt(context.ContainingSymbol))
        {
            return;
        }

        var look = context.Operation;
        foreach (var (operation, name) in DependentCreations.Of(look, path, scope))
        {
            Report(context, operation.Syntax, name, judged.Text, [look.Syntax.GetLocation()]);
        }
    }

    private static (PathOrigin Origin, string Text) Judge(IOperation path, AnalysisScope scope) =>
        scope.Paths.Read(path).Judge(scope.GuardedFrom(path.Syntax.SyntaxTree));

    private static void Report(
        OperationAnalysisContext context,
        SyntaxNode syntax,
        string name,
        string path,
        IEnumerable<Location> looks
    ) =>
        context.ReportDiagnostic(
            Diagnostic.Create(Descriptors.RacyClaim, syntax.GetLocation(), looks, name, PathText.Display(path))
        );
}
