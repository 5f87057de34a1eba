using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wo.Analyzers.CodeFixes.Paths;

/// <summary>Writes a path as <c>CtxPath.Of(root) / "jobs" / "a"</c>; what may be more than one name goes through <c>Below</c>.</summary>
/// <param name="types">How types are named there.</param>
internal sealed class CtxPathSyntax(HelperTypes types)
{
    /// <summary>The expression, or <see langword="null"/> where the path is not one.</summary>
    public ExpressionSyntax? Write(IOperation path)
    {
        if (PathPieces.Of(path) is not { } pieces || PathSegments.Of(pieces) is not { } segments)
        {
            return null;
        }

        ExpressionSyntax result = CallSyntax.Call(HelperTypes.CtxPath, "Of", Root(segments.Before));
        foreach (var segment in segments.After)
        {
            if (segment.Any(piece => piece.Text is null && !piece.IsName))
            {
                result = CallSyntax.Call(PieceSyntax.Operand(result), "Below", PieceSyntax.Write(segment));
                continue;
            }

            result = BinaryExpression(
                SyntaxKind.DivideExpression,
                result,
                Token(TriviaList(Space), SyntaxKind.SlashToken, TriviaList(Space)),
                PieceSyntax.Operand(PieceSyntax.Write(segment))
            );
        }

        return result;
    }

    private ExpressionSyntax Root(IReadOnlyList<IReadOnlyList<PathPiece>> segments)
    {
        if (segments.Count == 0)
        {
            return PieceSyntax.Literal(".");
        }

        var parts = new List<ExpressionSyntax>();
        var known = new List<string>();
        foreach (var segment in segments)
        {
            if (PathSegments.Text(segment) is { } text && PieceSyntax.Source(segment) is null)
            {
                known.Add(text);
                continue;
            }

            AddKnown(parts, known);
            parts.Add(PieceSyntax.Write(segment));
        }

        AddKnown(parts, known);
        return parts.Count == 1 ? parts[0] : CallSyntax.Call(types.Path, "Combine", [.. parts]);
    }

    private static void AddKnown(List<ExpressionSyntax> parts, List<string> known)
    {
        if (known.Count > 0)
        {
            parts.Add(PieceSyntax.Literal(known.Count == 1 && known[0].Length == 0 ? "/" : string.Join("/", known)));
            known.Clear();
        }
    }
}
