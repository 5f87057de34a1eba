using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wo.Analyzers.CodeFixes.Paths;

/// <summary>Writes pieces as one string expression again: a name, a literal, or an interpolated string.</summary>
internal static class PieceSyntax
{
    /// <summary>The expression.</summary>
    public static ExpressionSyntax Write(IReadOnlyList<PathPiece> pieces)
    {
        if (Source(pieces) is { } source)
        {
            return source.WithoutTrivia();
        }

        if (PathSegments.Text(pieces) is { } text)
        {
            return Literal(text);
        }

        var interpolated = new StringBuilder("$\"");
        foreach (var piece in pieces)
        {
            interpolated.Append(
                piece switch
                {
                    { Hole: { } hole } => hole.ToString(),
                    { Source: { } expression } => $"{{{Operand(expression.WithoutTrivia())}}}",
                    _ => SymbolDisplay
                        .FormatLiteral(piece.Text!, quote: false)
                        .Replace("\"", "\\\"")
                        .Replace("{", "{{")
                        .Replace("}", "}}"),
                }
            );
        }

        return ParseExpression(interpolated.Append('"').ToString());
    }

    /// <summary>The expression that is the whole segment.</summary>
    public static ExpressionSyntax? Source(IReadOnlyList<PathPiece> pieces) =>
        pieces.Count == 1 && pieces[0].IsText ? pieces[0].Source : null;

    /// <summary>A string literal.</summary>
    public static LiteralExpressionSyntax Literal(string text) =>
        LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal(text));

    /// <summary>The expression in parentheses where an operator beside it would take it apart.</summary>
    public static ExpressionSyntax Operand(ExpressionSyntax expression) =>
        expression
            is IdentifierNameSyntax
                or MemberAccessExpressionSyntax
                or InvocationExpressionSyntax
                or ElementAccessExpressionSyntax
                or LiteralExpressionSyntax
                or InterpolatedStringExpressionSyntax
                or ParenthesizedExpressionSyntax
            ? expression
            : ParenthesizedExpression(expression).WithAdditionalAnnotations(Simplifier.Annotation);
}
