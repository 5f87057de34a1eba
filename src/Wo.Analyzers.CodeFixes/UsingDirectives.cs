using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wo.Analyzers.CodeFixes;

/// <summary>Adds a using directive where the file keeps the others, in their order.</summary>
internal static class UsingDirectives
{
    /// <summary>The root with the directive; it is not there yet.</summary>
    public static SyntaxNode With(SyntaxNode root, string name)
    {
        var unit = (CompilationUnitSyntax)root;
        var directive = UsingDirective(ParseName(name))
            .NormalizeWhitespace()
            .WithTrailingTrivia(SyntaxTrivias.EndOfLine(unit));
        if (unit.Usings.Any())
        {
            return unit.WithUsings(Inserted(unit.Usings, directive));
        }

        if (
            unit.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                .OfType<BaseNamespaceDeclarationSyntax>()
                .FirstOrDefault(space => space.Usings.Any()) is
            { } inner
        )
        {
            return unit.ReplaceNode(inner, inner.WithUsings(Inserted(inner.Usings, directive)));
        }

        return WithFirst(unit, directive);
    }

    private static SyntaxList<UsingDirectiveSyntax> Inserted(
        SyntaxList<UsingDirectiveSyntax> usings,
        UsingDirectiveSyntax directive
    )
    {
        var index = usings.IndexOf(other => !IsBefore(other, directive));
        if (index < 0)
        {
            index = usings.Count;
        }

        if (index < usings.Count)
        {
            // What stands above the first directive stays above all of them; elsewhere a comment belongs to its own.
            var next = usings[index];
            if (index == 0)
            {
                directive = directive.WithLeadingTrivia(next.GetLeadingTrivia());
                usings = usings.Replace(next, next.WithLeadingTrivia(SyntaxTrivias.Indentation(next)));
            }
            else
            {
                directive = directive.WithLeadingTrivia(SyntaxTrivias.Indentation(next));
            }
        }
        else
        {
            directive = directive.WithLeadingTrivia(SyntaxTrivias.Indentation(usings[index - 1]));
        }

        return usings.Insert(index, directive);
    }

    private static bool IsBefore(UsingDirectiveSyntax other, UsingDirectiveSyntax directive)
    {
        if (other.Alias is not null || other.StaticKeyword.IsKind(SyntaxKind.StaticKeyword))
        {
            return false;
        }

        var name = other.Name?.ToString() ?? "";
        return other.GlobalKeyword.IsKind(SyntaxKind.GlobalKeyword)
            || name == "System"
            || name.StartsWith("System.", StringComparison.Ordinal)
            || string.CompareOrdinal(name, directive.Name!.ToString()) < 0;
    }

    /// <summary>A first directive stands below the head of the file, which a blank line ends, and above all else.</summary>
    private static CompilationUnitSyntax WithFirst(CompilationUnitSyntax unit, UsingDirectiveSyntax directive)
    {
        var first = unit.GetFirstToken(includeZeroWidth: true);
        var trivia = first.LeadingTrivia;
        var head = 0;
        for (var index = 0; index + 1 < trivia.Count && IsHead(trivia[index]); index++)
        {
            if (
                trivia[index].IsKind(SyntaxKind.EndOfLineTrivia) && trivia[index + 1].IsKind(SyntaxKind.EndOfLineTrivia)
            )
            {
                head = index + 2;
            }
        }

        directive = directive
            .WithLeadingTrivia(trivia.Take(head))
            .WithTrailingTrivia(SyntaxTrivias.EndOfLine(unit), SyntaxTrivias.EndOfLine(unit));
        return unit.ReplaceToken(first, first.WithLeadingTrivia(trivia.Skip(head))).AddUsings(directive);
    }

    private static bool IsHead(SyntaxTrivia trivia) =>
        trivia.Kind()
            is SyntaxKind.EndOfLineTrivia
                or SyntaxKind.WhitespaceTrivia
                or SyntaxKind.SingleLineCommentTrivia
                or SyntaxKind.MultiLineCommentTrivia;
}
