using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Wo.Analyzers.CodeFixes;

/// <summary>White space as the file has it.</summary>
internal static class SyntaxTrivias
{
    /// <summary>What stands before a node in its line.</summary>
    public static SyntaxTriviaList Indentation(SyntaxNode node)
    {
        var trivia = node.GetLeadingTrivia();
        return trivia.Count > 0 && trivia[trivia.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia)
            ? SyntaxFactory.TriviaList(trivia[trivia.Count - 1])
            : default;
    }

    /// <summary>How lines end in the file of a node.</summary>
    public static SyntaxTrivia EndOfLine(SyntaxNode node)
    {
        var found = node
            .SyntaxTree.GetRoot()
            .DescendantTrivia()
            .FirstOrDefault(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return found.IsKind(SyntaxKind.EndOfLineTrivia) ? found : SyntaxFactory.LineFeed;
    }
}
