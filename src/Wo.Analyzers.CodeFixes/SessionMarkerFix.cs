using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wo.Analyzers.CodeFixes.Markers;
using Wo.Analyzers.Markers;

namespace Wo.Analyzers.CodeFixes;

/// <summary>
/// WO1007: writes the marker with the formatter, where it is written whole with an identifier. What searches for one
/// looks at a part of a line, for which only a person can say what is meant.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class SessionMarkerFix() : PlaceFix(RuleIds.HandWrittenMarker, "Write with SessionMarkers")
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
            place is not ExpressionSyntax syntax
            || model.GetOperation(syntax, cancellation) is not { } text
            || IsSearchedFor(text)
        )
        {
            return null;
        }

        foreach (var marker in SessionMarker.Find(document.Project.AnalyzerOptions, cancellation).Markers)
        {
            if (
                MarkerText.Of(text, marker) is not { } written
                || MarkerFormatter.Find(marker, written.Id.Type, model, syntax.SpanStart) is not { } formatter
            )
            {
                continue;
            }

            var call = CallSyntax.Call(
                SyntaxFactory.IdentifierName(formatter.ContainingType.Name),
                formatter.Name,
                ((ExpressionSyntax)written.Id.Syntax).WithoutTrivia(),
                written.Text
            );
            var root = (await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false))!;
            root = root.ReplaceNode(syntax, call.WithTriviaFrom(syntax));
            var isNamed = !model
                .LookupNamespacesAndTypes(syntax.SpanStart, name: formatter.ContainingType.Name)
                .IsEmpty;
            return document.WithSyntaxRoot(
                isNamed ? root : UsingDirectives.With(root, formatter.ContainingNamespace.ToDisplayString())
            );
        }

        return null;
    }

    private static bool IsSearchedFor(IOperation text)
    {
        var parent = text.Parent;
        while (
            parent
                is IConversionOperation
                    or IArgumentOperation
                    or IArrayInitializerOperation
                    or IArrayCreationOperation
        )
        {
            parent = parent.Parent;
        }

        return parent switch
        {
            IInvocationOperation call => call.TargetMethod.ContainingType.SpecialType == SpecialType.System_String
                || call.TargetMethod.ContainingType.Name is "Regex" or "MemoryExtensions",
            IObjectCreationOperation creation => creation.Type?.Name == "Regex",
            IBinaryOperation or IIsPatternOperation or IPatternOperation => true,
            _ => false,
        };
    }
}
