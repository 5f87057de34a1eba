using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
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

        // An editor offers fixes only for what was reported within the code it asked about: a look may stand outside it, and
        // at the end of the block the creation is within it.
        context.RegisterOperationBlockAction(block =>
        {
            if (!scope.IsExempt(block.OwningSymbol))
            {
                foreach (
                    var claim in block.OperationBlocks.SelectMany(operation =>
                        scope.Claims.In(Operations.Root(operation))
                    )
                )
                {
                    Report(block, claim);
                }
            }
        });
    }

    private static void Report(OperationBlockAnalysisContext context, RacyClaim claim) =>
        context.ReportDiagnostic(
            Diagnostic.Create(
                Descriptors.RacyClaim,
                claim.Operation.Syntax.GetLocation(),
                claim.Look is { } look ? [look] : ImmutableArray<Location>.Empty,
                claim.Name,
                PathText.Display(claim.Path),
                FindingTexts.IsForHelpers(claim.Path)
                    ? "create it exclusively with the atomic helpers"
                    : "create a file exclusively, with FileMode.CreateNew"
            )
        );
}
