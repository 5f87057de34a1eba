using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wo.Analyzers.CodeFixes;

/// <summary>Calls, spaced as people write them.</summary>
internal static class CallSyntax
{
    /// <summary>A call of a member.</summary>
    public static InvocationExpressionSyntax Call(ExpressionSyntax on, string member, ArgumentListSyntax arguments) =>
        InvocationExpression(
            MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, on, IdentifierName(member)),
            arguments
        );

    /// <inheritdoc cref="Call(ExpressionSyntax, string, ArgumentListSyntax)"/>
    public static InvocationExpressionSyntax Call(
        ExpressionSyntax on,
        string member,
        params ExpressionSyntax[] arguments
    ) => Call(on, member, Arguments(arguments));

    /// <summary>Arguments in one line.</summary>
    public static ArgumentListSyntax Arguments(params ExpressionSyntax[] expressions) =>
        ArgumentList(
            SeparatedList(
                expressions.Select(Argument),
                expressions.Skip(1).Select(_ => Token(TriviaList(), SyntaxKind.CommaToken, TriviaList(Space)))
            )
        );
}
