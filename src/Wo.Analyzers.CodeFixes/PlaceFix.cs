using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Wo.Analyzers.CodeFixes;

/// <summary>
/// A fix that rewrites one place at a time. Fixing all of a document is doing that from place to place, so that each
/// sees what the ones before it left.
/// </summary>
/// <param name="ruleId">The rule whose findings it fixes.</param>
/// <param name="title">What the editor offers.</param>
public abstract class PlaceFix(string ruleId, string title) : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; } = [ruleId];

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(
            async (context, document, diagnostics) =>
                await FixAllAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false)
        );

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            var place = Place(root!, diagnostic);
            if (await FixAsync(context.Document, place, context.CancellationToken).ConfigureAwait(false) is { } done)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(title, _ => Task.FromResult(done), equivalenceKey: ruleId),
                    diagnostic
                );
            }
        }
    }

    /// <summary>Rewrites the code a finding points at.</summary>
    /// <param name="document">The document.</param>
    /// <param name="place">The node.</param>
    /// <param name="cancellation">Stops.</param>
    /// <returns>The document after it, or <see langword="null"/> where there is no right way.</returns>
    private protected abstract Task<Document?> FixAsync(
        Document document,
        SyntaxNode place,
        CancellationToken cancellation
    );

    private async Task<Document?> FixAllAsync(
        Document document,
        ImmutableArray<Diagnostic> diagnostics,
        CancellationToken cancellation
    )
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var places = diagnostics
            .Select(diagnostic => Place(root!, diagnostic))
            .OrderBy(place => place.SpanStart)
            .ToList();
        document = document.WithSyntaxRoot(root!.TrackNodes(places));
        foreach (var place in places)
        {
            root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
            if (
                root!.GetCurrentNode(place) is { } current
                && await FixAsync(document, current, cancellation).ConfigureAwait(false) is { } done
            )
            {
                document = done;
            }
        }

        return document;
    }

    private static SyntaxNode Place(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
}
