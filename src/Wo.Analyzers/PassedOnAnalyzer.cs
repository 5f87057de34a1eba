using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Wo.Analyzers.Paths;

namespace Wo.Analyzers;

/// <summary>
/// WO1008: a guarded path as the argument of another assembly's parameter that is not marked. Only assemblies that know the
/// mark are meant: others cannot say more than they do.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PassedOnAnalyzer : RuleAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Descriptors.PassedOn];

    /// <inheritdoc/>
    private protected override void Start(CompilationStartAnalysisContext context)
    {
        var scope = AnalysisScope.Of(context.Compilation, context.Options);
        var others = GuardedMarks.AssembliesThatKnow(context.Compilation, scope.Types.CtxPath?.ContainingAssembly);
        if (others.Count == 0 || !scope.Concern.IsPossible)
        {
            return;
        }

        context.RegisterOperationAction(operation => Look(operation, scope, others), OperationKind.Argument);
    }

    private static void Look(OperationAnalysisContext context, AnalysisScope scope, HashSet<IAssemblySymbol> others)
    {
        var argument = (IArgumentOperation)context.Operation;
        if (
            argument.Parameter is not { ContainingSymbol: IMethodSymbol method } parameter
            || !others.Contains(method.ContainingAssembly)
            || !IsPath(parameter, scope)
            || scope.Operations.Find(method, out _) is not null
            || GuardedMarks.Are(parameter.OriginalDefinition)
            || scope.IsExempt(context.ContainingSymbol)
        )
        {
            return;
        }

        var judged = scope.Paths.Read(argument.Value).Judge(scope.GuardedFrom(argument.Syntax.SyntaxTree));
        if (judged.Origin == PathOrigin.Guarded)
        {
            context.ReportDiagnostic(
                Diagnostic.Create(
                    Descriptors.PassedOn,
                    argument.Syntax.GetLocation(),
                    parameter.Name,
                    $"{method.ContainingType.Name}.{method.Name}",
                    PathText.Display(judged.Text)
                )
            );
        }
    }

    private static bool IsPath(IParameterSymbol parameter, AnalysisScope scope) =>
        parameter.RefKind == RefKind.None
        && (parameter.Type.SpecialType == SpecialType.System_String || scope.Types.IsFileObject(parameter.Type));
}
