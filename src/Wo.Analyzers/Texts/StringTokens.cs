using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Wo.Analyzers.Texts;

/// <summary>The strings of a source: literals of strings and characters, and the texts of interpolated strings.</summary>
internal static class StringTokens
{
    /// <summary>All of them.</summary>
    public static IEnumerable<SyntaxToken> Of(SyntaxTree tree) => tree.GetRoot().DescendantTokens().Where(IsOne);

    /// <summary>Those with a word in them.</summary>
    /// <param name="word">The word.</param>
    /// <param name="tree">The source.</param>
    /// <param name="within">The part of it that is asked about; <see langword="null"/> for all of it.</param>
    public static IEnumerable<SyntaxToken> With(string word, SyntaxTree tree, TextSpan? within)
    {
        var text = tree.GetText().ToString();
        var candidates = SourceTexts.IsLiteral(text) ? AtPlaces(word, text, tree) : Of(tree);
        return candidates.Where(token =>
            (within is not { } part || part.IntersectsWith(token.Span))
            && token.ValueText.IndexOf(word, StringComparison.Ordinal) >= 0
        );
    }

    // Hardly a source has the word at all: looking it up is quicker than going through all tokens.
    private static IEnumerable<SyntaxToken> AtPlaces(string word, string text, SyntaxTree tree)
    {
        var last = -1;
        for (
            var at = text.IndexOf(word, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(word, at + 1, StringComparison.Ordinal)
        )
        {
            var token = tree.GetRoot().FindToken(at);
            if (token.SpanStart > last && token.Span.Contains(at) && IsOne(token))
            {
                last = token.SpanStart;
                yield return token;
            }
        }
    }

    private static bool IsOne(SyntaxToken token) =>
        token.Kind()
            is SyntaxKind.StringLiteralToken
                or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken
                or SyntaxKind.Utf8StringLiteralToken
                or SyntaxKind.Utf8SingleLineRawStringLiteralToken
                or SyntaxKind.Utf8MultiLineRawStringLiteralToken
                or SyntaxKind.InterpolatedStringTextToken
                or SyntaxKind.CharacterLiteralToken;
}
