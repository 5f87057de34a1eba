using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;
using Wo.Analyzers.CodeFixes.Paths;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wo.Analyzers.CodeFixes;

/// <summary>
/// Calls the helper instead of the raw operation. What was <see langword="void"/> stays so and what was awaited still is;
/// a failure is thrown, as the raw operation did.
/// </summary>
/// <param name="ruleId">The rule whose findings it fixes.</param>
/// <param name="title">What the editor offers.</param>
public abstract class RawCallFix(string ruleId, string title) : PlaceFix(ruleId, title)
{
    /// <inheritdoc/>
    private protected sealed override async Task<Document?> FixAsync(
        Document document,
        SyntaxNode place,
        CancellationToken cancellation
    )
    {
        var model = (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false))!;
        if (
            place is not InvocationExpressionSyntax syntax
            || model.GetOperation(syntax, cancellation) is not IInvocationOperation call
            || HelperCall.Of(call) is not { } helper
            || HelperTypes.At(model, syntax.SpanStart) is not { } types
        )
        {
            return null;
        }

        var editor = await DocumentEditor.CreateAsync(document, cancellation).ConfigureAwait(false);
        if (CtxPathRewrite.Of(helper.Path, editor, types) is not { } path)
        {
            return null;
        }

        editor.ReplaceNode(
            syntax,
            (current, _) => Rewrite((InvocationExpressionSyntax)current, syntax, helper, path, types)
        );
        var root = editor.GetChangedRoot();
        return document.WithSyntaxRoot(types.NeedUsing ? UsingDirectives.With(root, HelperTypes.Namespace) : root);
    }

    private static InvocationExpressionSyntax Rewrite(
        InvocationExpressionSyntax current,
        InvocationExpressionSyntax original,
        HelperCall helper,
        ExpressionSyntax path,
        HelperTypes types
    )
    {
        var arguments = ArgumentsOf(current, original, helper, path, types);
        var call = CallSyntax.Call(HelperTypes.AtomicFile, helper.Helper, arguments);
        return CallSyntax.Call(call, helper.IsAsync ? "ThrowIfFailedAsync" : "ThrowIfFailed").WithTriviaFrom(current);
    }

    private static ArgumentListSyntax ArgumentsOf(
        InvocationExpressionSyntax current,
        InvocationExpressionSyntax original,
        HelperCall helper,
        ExpressionSyntax path,
        HelperTypes types
    )
    {
        var list = current.ArgumentList;
        if (helper.ReadFrom is { } source)
        {
            var index = original.ArgumentList.Arguments.IndexOf((ArgumentSyntax)source.Syntax);
            var from = list.Arguments[index].Expression.WithoutTrivia();
            return CallSyntax.Arguments(path, CallSyntax.Call(types.File, "ReadAllBytes", from));
        }

        if (list.Arguments.Count == 0)
        {
            return CallSyntax.Arguments(path);
        }

        // The list as it is written, comments and line breaks included; only the first argument is another one.
        var first = list.Arguments[0];
        list = list.ReplaceNode(first, Argument(path.WithTriviaFrom(first.Expression)).WithTriviaFrom(first));
        foreach (var content in helper.Content)
        {
            var written = list.Arguments[original.ArgumentList.Arguments.IndexOf((ArgumentSyntax)content.Syntax)];
            list = list.ReplaceNode(written.Expression, SpanContent.Write(content, written.Expression));
        }

        return list.ReplaceNodes(
            list.Arguments.Where(argument => argument.NameColon is not null),
            (_, argument) => argument.WithNameColon(null)
        );
    }
}
