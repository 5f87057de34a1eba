using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.CodeFixes;

/// <summary>WO1008: marks the parameter <c>[GuardedPath]</c>, where its project is at hand.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MarkParameterFix : CodeFixProvider
{
    private const string Mark = "GuardedPath";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleIds.PassedOn];

    /// <inheritdoc/>
    // What a parameter promises is for each of them to say; and what changes lies in other documents than what was found.
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var document = context.Document;
        var model = (await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false))!;
        var root = await model.SyntaxTree.GetRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var place = root.FindNode(diagnostic.Location.SourceSpan);
            if (
                model.GetOperation(place, context.CancellationToken) is IArgumentOperation { Parameter: { } parameter }
                && parameter.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault() is { } declaration
                && await declaration.GetSyntaxAsync(context.CancellationToken).ConfigureAwait(false)
                    is ParameterSyntax syntax
                && document.Project.Solution.GetDocument(syntax.SyntaxTree) is { } declaring
            )
            {
                context.RegisterCodeFix(
                    CodeAction.Create(
                        $"Mark '{parameter.Name}' [{Mark}]",
                        cancellation => MarkAsync(declaring, syntax, cancellation),
                        equivalenceKey: RuleIds.PassedOn
                    ),
                    diagnostic
                );
            }
        }
    }

    private static async Task<Solution> MarkAsync(
        Document document,
        ParameterSyntax parameter,
        CancellationToken cancellation
    )
    {
        var root = (await parameter.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false))!;
        var mark = SyntaxFactory
            .AttributeList(
                SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(SyntaxFactory.IdentifierName(Mark)))
            )
            .WithTrailingTrivia(SyntaxFactory.Space);
        var marked = parameter
            .WithoutLeadingTrivia()
            .WithAttributeLists(parameter.AttributeLists.Insert(0, mark))
            .WithLeadingTrivia(parameter.GetLeadingTrivia());
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        var isKnown = model.LookupNamespacesAndTypes(parameter.SpanStart, name: $"{Mark}Attribute").Any();
        root = root.ReplaceNode(parameter, marked);
        return document
            .WithSyntaxRoot(isKnown ? root : UsingDirectives.With(root, HelperTypes.Namespace))
            .Project.Solution;
    }
}
