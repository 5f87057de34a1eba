using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;
using Wo.Analyzers.CodeFixes.Paths;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wo.Analyzers.CodeFixes.Claims;

/// <summary>
/// A claim by looking first. The look and the creation become one exclusive creation, whose answer takes the place of the
/// look's: <c>if (!Exists) { create; … }</c> and <c>if (Exists) { leave; } create;</c>. Other shapes mean more than that.
/// </summary>
internal static class LookedClaim
{
    /// <summary>The root after it, or <see langword="null"/> where the code has another shape.</summary>
    public static SyntaxNode? Rewrite(
        IInvocationOperation call,
        Document document,
        HelperTypes types,
        SemanticModel model
    )
    {
        if (Creation.Of(call) is not { } creation || HasComments(creation.Statement))
        {
            return null;
        }

        var (look, isWithin) = IfAround(creation.Statement);
        var condition = isWithin
            ? (
                look?.Condition as PrefixUnaryExpressionSyntax is { RawKind: (int)SyntaxKind.LogicalNotExpression } not
                    ? not.Operand
                    : null
            )
            : look?.Condition;
        if (look is null || condition is null || PathOf(condition, model) is not { } looked)
        {
            return null;
        }

        var editor = new SyntaxEditor(look.SyntaxTree.GetRoot(), document.Project.Solution.Workspace.Services);
        if (PathFor(creation, looked, editor, types) is not { } path)
        {
            return null;
        }

        var created = creation.Exclusive(path);
        if (!isWithin)
        {
            editor.ReplaceNode(
                look.Condition,
                PrefixUnaryExpression(
                    SyntaxKind.LogicalNotExpression,
                    creation.IsAsync ? ParenthesizedExpression(created) : created
                )
            );
            Remove(creation.Statement, editor);
        }
        else if (creation.Statement.Parent is BlockSyntax { Statements.Count: > 1 })
        {
            editor.ReplaceNode(look.Condition, created);
            editor.RemoveNode(creation.Statement, SyntaxRemoveOptions.KeepUnbalancedDirectives);
        }
        else
        {
            // Whether it was there already made no difference before, and makes none now.
            editor.ReplaceNode(
                look,
                ExpressionStatement(
                        AssignmentExpression(
                            SyntaxKind.SimpleAssignmentExpression,
                            IdentifierName("_"),
                            Token(TriviaList(Space), SyntaxKind.EqualsToken, TriviaList(Space)),
                            created
                        )
                    )
                    .WithTriviaFrom(look)
            );
        }

        return editor.GetChangedRoot();
    }

    /// <summary>Removes a statement; the space above it is then above the next.</summary>
    private static void Remove(StatementSyntax statement, SyntaxEditor editor)
    {
        var block = (BlockSyntax)statement.Parent!;
        var next = block.Statements.IndexOf(statement) + 1;
        if (next < block.Statements.Count && !HasLineAbove(block.Statements[next]))
        {
            editor.ReplaceNode(
                block.Statements[next],
                (current, _) => current.WithLeadingTrivia(statement.GetLeadingTrivia())
            );
        }

        editor.RemoveNode(statement, SyntaxRemoveOptions.KeepUnbalancedDirectives);
    }

    private static bool HasLineAbove(StatementSyntax statement) =>
        statement.GetLeadingTrivia().Any(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia));

    /// <summary>The condition that the creation stands first in, or that stands right before it.</summary>
    private static (IfStatementSyntax? If, bool IsWithin) IfAround(StatementSyntax statement)
    {
        var outer = statement.Parent;
        if (outer is BlockSyntax { Parent: IfStatementSyntax } within && within.Statements[0] == statement)
        {
            outer = within.Parent;
        }

        if (outer is IfStatementSyntax { Else: null } vacant)
        {
            return HasComments(vacant.Statement.GetFirstToken()) ? (null, true) : (vacant, true);
        }

        if (outer is not BlockSyntax block)
        {
            return (null, false);
        }

        var index = block.Statements.IndexOf(statement);
        return index > 0 && block.Statements[index - 1] is IfStatementSyntax { Else: null } occupied
            ? (occupied, false)
            : (null, false);
    }

    /// <summary>The path that a condition looks at and does nothing else.</summary>
    private static IOperation? PathOf(ExpressionSyntax condition, SemanticModel model) =>
        model.GetOperation(condition) is IInvocationOperation { Arguments.Length: 1 } look
        && look.TargetMethod.Name == "Exists"
        && look.TargetMethod.ContainingType.ToDisplayString() is "System.IO.File" or "System.IO.Path"
            ? look.Arguments[0].Value
            : null;

    /// <summary>The path of the creation, where it is the one that was looked at.</summary>
    private static ExpressionSyntax? PathFor(
        Creation creation,
        IOperation looked,
        SyntaxEditor editor,
        HelperTypes types
    )
    {
        var syntax = new CtxPathSyntax(types);
        var expected = syntax.Write(looked);
        if (creation.Path is null)
        {
            return expected is not null && AreEquivalent(expected, creation.CtxPath!.WithoutTrivia())
                ? creation.CtxPath!.WithoutTrivia()
                : null;
        }

        var isSameVariable =
            looked is ILocalReferenceOperation first
            && creation.Path is ILocalReferenceOperation second
            && SymbolEqualityComparer.Default.Equals(first.Local, second.Local);
        if (
            !isSameVariable
            && (expected is null || syntax.Write(creation.Path) is not { } own || !AreEquivalent(expected, own))
        )
        {
            return null;
        }

        return CtxPathRewrite.Of(creation.Path, editor, types, references: isSameVariable ? 2 : 1);
    }

    private static bool AreEquivalent(ExpressionSyntax first, ExpressionSyntax second) =>
        first.NormalizeWhitespace().ToString() == second.NormalizeWhitespace().ToString();

    // What is said about a line that goes would go with it.
    private static bool HasComments(SyntaxNodeOrToken code) =>
        (code.AsNode()?.DescendantTrivia() ?? code.AsToken().GetAllTrivia()).Any(trivia =>
            !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia)
        );
}
