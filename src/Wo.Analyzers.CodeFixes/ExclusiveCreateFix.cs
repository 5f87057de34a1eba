using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wo.Analyzers.CodeFixes.Claims;

namespace Wo.Analyzers.CodeFixes;

/// <summary>WO1005: creates exclusively, and lets that say who was first.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ExclusiveCreateFix() : PlaceFix(RuleIds.RacyClaim, "Create exclusively")
{
    /// <inheritdoc/>
    private protected override async Task<Document?> FixAsync(
        Document document,
        SyntaxNode place,
        CancellationToken cancellation
    )
    {
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        if (
            place is not InvocationExpressionSyntax syntax
            || model.GetOperation(syntax, cancellation) is not IInvocationOperation call
            || HelperTypes.At(model, syntax.SpanStart) is not { } types
        )
        {
            return null;
        }

        var root = call.TargetMethod is { Name: "Move", ContainingType.Name: "File" }
            ? MovedClaim.Rewrite(call, document, types)
            : LookedClaim.Rewrite(call, document, types, model);
        return root is null
            ? null
            : document.WithSyntaxRoot(types.NeedUsing ? UsingDirectives.With(root, HelperTypes.Namespace) : root);
    }
}
