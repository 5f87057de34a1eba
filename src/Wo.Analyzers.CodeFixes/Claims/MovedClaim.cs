using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;
using Wo.Analyzers.CodeFixes.Paths;
using Wo.Analyzers.Paths;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wo.Analyzers.CodeFixes.Claims;

/// <summary>
/// A claim by moving a file to where it must not be: its content is created there exclusively, then it goes. What moves
/// within the guarded directory changes its state, which is not done by copying.
/// </summary>
internal static class MovedClaim
{
    /// <summary>The root after it, or <see langword="null"/> where the move means something else.</summary>
    public static SyntaxNode? Rewrite(IInvocationOperation call, Document document, HelperTypes types)
    {
        if (
            call.Syntax is not InvocationExpressionSyntax { Parent: ExpressionStatementSyntax statement } syntax
            || statement.Parent is not BlockSyntax
            || Argument(call, "sourceFileName") is not { } source
            || Argument(call, "destFileName") is not { } target
            || syntax.ArgumentList.Arguments.Any(argument => argument.NameColon is not null)
            || Argument(call, "overwrite") is { ConstantValue: not { HasValue: true, Value: false } }
            || !StableValues.IsStable(source)
            || IsGuarded(source, document)
        )
        {
            return null;
        }

        var editor = new SyntaxEditor(statement.SyntaxTree.GetRoot(), document.Project.Solution.Workspace.Services);
        if (CtxPathRewrite.Of(target, editor, types) is not { } path)
        {
            return null;
        }

        var from = ((ExpressionSyntax)source.Syntax).WithoutTrivia();
        var created = CallSyntax.Call(
            CallSyntax.Call(
                HelperTypes.AtomicFile,
                "CreateExclusive",
                path,
                CallSyntax.Call(types.File, "ReadAllBytes", from)
            ),
            "ThrowIfFailed"
        );
        editor.InsertBefore(
            statement,
            ExpressionStatement(created)
                .WithLeadingTrivia(statement.GetLeadingTrivia())
                .WithTrailingTrivia(SyntaxTrivias.EndOfLine(statement))
        );
        editor.ReplaceNode(
            statement,
            ExpressionStatement(CallSyntax.Call(types.File, "Delete", from))
                .WithLeadingTrivia(SyntaxTrivias.Indentation(statement))
                .WithTrailingTrivia(statement.GetTrailingTrivia())
        );
        return editor.GetChangedRoot();
    }

    private static bool IsGuarded(IOperation path, Document document)
    {
        var scope = AnalysisScope.Of(path.SemanticModel!.Compilation, document.Project.AnalyzerOptions);
        var judged = scope.Paths.Read(path).Judge(scope.GuardedFrom(path.Syntax.SyntaxTree));
        return judged.Origin == PathOrigin.Guarded;
    }

    private static IOperation? Argument(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter)?.Value;
}
