using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.CodeFixes.Claims;

/// <summary>A statement that does nothing but create a file with its content.</summary>
/// <param name="Statement">The statement.</param>
/// <param name="Path">A path as a string; <see langword="null"/> where it is a <c>CtxPath</c> already.</param>
/// <param name="CtxPath">The <c>CtxPath</c>.</param>
/// <param name="Content">The content, and a token where there is one.</param>
/// <param name="IsAsync">Whether it is awaited.</param>
/// <param name="Configured">The argument of <c>ConfigureAwait</c>.</param>
internal sealed record Creation(
    ExpressionStatementSyntax Statement,
    IOperation? Path,
    ExpressionSyntax? CtxPath,
    IReadOnlyList<ExpressionSyntax> Content,
    bool IsAsync,
    ExpressionSyntax? Configured
)
{
    /// <summary>The creation around a call, or <see langword="null"/> where the statement does more.</summary>
    public static Creation? Of(IInvocationOperation call)
    {
        var (expression, configured) = ((ExpressionSyntax)call.Syntax, (ExpressionSyntax?)null);
        var isAwaited = false;
        while (expression.Parent is ExpressionSyntax outer)
        {
            switch (outer)
            {
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax wrapping } member
                    when member.Expression == expression
                        && member.Name.Identifier.Text is "ThrowIfFailed" or "ThrowIfFailedAsync" or "ConfigureAwait":
                    configured = wrapping.ArgumentList.Arguments.FirstOrDefault()?.Expression ?? configured;
                    expression = wrapping;
                    break;
                case AwaitExpressionSyntax:
                    isAwaited = true;
                    expression = outer;
                    break;
                default:
                    return null;
            }
        }

        if (expression.Parent is not ExpressionStatementSyntax statement)
        {
            return null;
        }

        if (call.TargetMethod.ContainingType.ToDisplayString() == $"{HelperTypes.Namespace}.AtomicFile")
        {
            var arguments = ((InvocationExpressionSyntax)call.Syntax).ArgumentList.Arguments;
            return
                call.TargetMethod.Name is "WriteText" or "WriteBytes" or "WriteTextAsync" or "WriteBytesAsync"
                && arguments.All(argument => argument.NameColon is null)
                && IsAwaitedIf(call.TargetMethod.Name.EndsWith("Async", StringComparison.Ordinal), isAwaited)
                ? new Creation(
                    statement,
                    null,
                    arguments[0].Expression,
                    [.. arguments.Skip(1).Select(argument => argument.Expression)],
                    isAwaited,
                    configured
                )
                : null;
        }

        return
            HelperCall.Of(call) is { Helper: "WriteText" or "WriteBytes" or "WriteTextAsync" or "WriteBytesAsync" } raw
            && IsAwaitedIf(raw.IsAsync, isAwaited)
            ? new Creation(
                statement,
                raw.Path,
                null,
                [.. raw.Content.Select(HelperCall.Expression)],
                isAwaited,
                configured
            )
            : null;
    }

    /// <summary>The exclusive creation as a condition: whether the file was created by it.</summary>
    public ExpressionSyntax Exclusive(ExpressionSyntax path)
    {
        ExpressionSyntax[] arguments = [path, .. Content.Select(argument => argument.WithoutTrivia())];
        var create = CallSyntax.Call(
            HelperTypes.AtomicFile,
            IsAsync ? "CreateExclusiveAsync" : "CreateExclusive",
            arguments
        );
        var created = CallSyntax.Call(create, IsAsync ? "IsCreatedAsync" : "IsCreated");
        if (!IsAsync)
        {
            return created;
        }

        return SyntaxFactory.AwaitExpression(
            SyntaxFactory.Token(default, SyntaxKind.AwaitKeyword, SyntaxFactory.TriviaList(SyntaxFactory.Space)),
            Configured is null ? created : CallSyntax.Call(created, "ConfigureAwait", Configured.WithoutTrivia())
        );
    }

    private static bool IsAwaitedIf(bool isAsync, bool isAwaited) => isAsync == isAwaited;
}
