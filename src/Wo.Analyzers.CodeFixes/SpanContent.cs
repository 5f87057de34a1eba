using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Wo.Analyzers.CodeFixes.Paths;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wo.Analyzers.CodeFixes;

/// <summary>Content that a raw call takes as a span. The helpers take texts, arrays and memory.</summary>
internal static class SpanContent
{
    /// <summary>Whether an argument is no span, or one that can be made an array or a text.</summary>
    public static bool IsTaken(IArgumentOperation argument) =>
        argument.Parameter?.Type is not { IsRefLikeType: true }
        || (
            ElementOf(argument) is SpecialType.System_Byte or SpecialType.System_Char
            && HelperCall.Expression(argument)
                is not (StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax)
        );

    /// <summary>The expression as the helper takes it.</summary>
    /// <param name="argument">The argument of the raw call.</param>
    /// <param name="expression">Its expression, as it is now.</param>
    public static ExpressionSyntax Write(IArgumentOperation argument, ExpressionSyntax expression)
    {
        if (argument.Parameter?.Type is not { IsRefLikeType: true })
        {
            return expression;
        }

        var bare = expression.WithoutTrivia();
        ExpressionSyntax written = (bare, ElementOf(argument)) switch
        {
            (CollectionExpressionSyntax, SpecialType.System_Byte) => CastExpression(ParseTypeName("byte[]"), bare),
            // What was a text or an array before it became a span is passed as it is.
            _ when Unconverted(argument) is { SpecialType: SpecialType.System_String } or IArrayTypeSymbol => bare,
            (_, SpecialType.System_Char) => CallSyntax.Call(PieceSyntax.Operand(bare), "ToString"),
            _ => CallSyntax.Call(PieceSyntax.Operand(bare), "ToArray"),
        };
        return written.WithTriviaFrom(expression);
    }

    private static ITypeSymbol? Unconverted(IArgumentOperation argument) =>
        argument.SemanticModel!.GetTypeInfo(HelperCall.Expression(argument)).Type;

    private static SpecialType? ElementOf(IArgumentOperation argument) =>
        (argument.Parameter?.Type as INamedTypeSymbol)?.TypeArguments.FirstOrDefault()?.SpecialType;
}
