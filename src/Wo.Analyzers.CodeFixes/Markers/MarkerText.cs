using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Wo.Analyzers.CodeFixes.Paths;
using Wo.Analyzers.Markers;

namespace Wo.Analyzers.CodeFixes.Markers;

/// <summary>A marker as code spells it, taken apart.</summary>
/// <param name="Id">The identifier.</param>
/// <param name="Text">What the marker says.</param>
internal sealed record MarkerText(IOperation Id, ExpressionSyntax Text)
{
    /// <summary>The parts, or <see langword="null"/> where the text is not this marker from its start to its end.</summary>
    public static MarkerText? Of(IOperation text, SessionMarker marker)
    {
        if (
            PathPieces.OfText(text) is not { Count: >= 3 } pieces
            || pieces[0].Text != marker.Template.BeforeId
            || pieces[1] is not { Source: { } id, Text: null } hole
            || hole.Hole is { AlignmentClause: not null } or { FormatClause: not null }
            || pieces[2].Text is not { } before
            || !before.StartsWith(marker.Template.BeforeText, StringComparison.Ordinal)
            || text.SemanticModel!.GetOperation(id) is not { } operation
        )
        {
            return null;
        }

        var rest = before.Substring(marker.Template.BeforeText.Length);
        PathPiece[] said =
        [
            .. rest.Length > 0 ? [new PathPiece(rest, null)] : Array.Empty<PathPiece>(),
            .. pieces.Skip(3),
        ];
        return new MarkerText(operation, said.Length == 0 ? PieceSyntax.Literal("") : PieceSyntax.Write(said));
    }
}
