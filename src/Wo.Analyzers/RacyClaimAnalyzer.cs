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
        var scope = AnalysisScope.Of(context.Compilation, context.Options);
        if (!scope.Concern.IsPossible)
        {
            return;
        }

        var looks = new ExistenceLooks(context.Compilation);
        context.RegisterOperationAction(
            operation => MoveWithoutOverwrite(operation, scope, (IInvocationOperation)operation.Operation),
            OperationKind.Invocation
        );
        context.RegisterOperationBlockAction(block =>
        {
            foreach (var operation in block.OperationBlocks)
            {
                LooksBeforeCreation(block, scope, looks, operation);
            }
        });
    }

    // Found by the look, reported at the creation. An editor offers fixes only for what was reported within the code it
    // asked about; the end of the block is where the creation is within it.
    private static void LooksBeforeCreation(
        OperationBlockAnalysisContext context,
        AnalysisScope scope,
        ExistenceLooks looks,
        IOperation block
    )
    {
        if (!ExistenceLooks.MayBeIn(block.Syntax))
        {
            return;
        }

        foreach (var operation in block.DescendantsAndSelf())
        {
            if (looks.PathOf(operation) is { } path)
            {
                LookBeforeCreation(context, scope, operation, path);
            }
        }
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
            context.ReportDiagnostic(Finding(invocation.Syntax, call.Operation.DisplayName, judged.Text, []));
        }
    }

    private static void LookBeforeCreation(
        OperationBlockAnalysisContext context,
        AnalysisScope scope,
        IOperation look,
        IOperation path
    )
    {
        var judged = Judge(path, scope);
        if (judged.Origin != PathOrigin.Guarded || scope.IsExempt(context.OwningSymbol))
        {
            return;
        }

        foreach (var (operation, name) in DependentCreations.Of(look, path, scope))
        {
            context.ReportDiagnostic(Finding(operation.Syntax, name, judged.Text, [look.Syntax.GetLocation()]));
        }
    }

    private static (PathOrigin Origin, string Text) Judge(IOperation path, AnalysisScope scope) =>
        scope.Paths.Read(path).Judge(scope.GuardedFrom(path.Syntax.SyntaxTree));

    private static Diagnostic Finding(SyntaxNode syntax, string name, string path, IEnumerable<Location> looks) =>
        Diagnostic.Create(Descriptors.RacyClaim, syntax.GetLocation(), looks, name, PathText.Display(path));
}
