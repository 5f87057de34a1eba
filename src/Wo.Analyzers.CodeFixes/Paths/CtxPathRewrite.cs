using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Operations;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Wo.Analyzers.CodeFixes.Paths;

/// <summary>
/// Makes a path a <c>CtxPath</c>: where it stands, or, where it is in a variable that serves nothing else, in that
/// variable.
/// </summary>
internal static class CtxPathRewrite
{
    /// <summary>The expression to pass to a helper, or <see langword="null"/> where the path cannot be expressed.</summary>
    /// <param name="path">The path as a string.</param>
    /// <param name="editor">Takes the change of the variable.</param>
    /// <param name="types">The types to name.</param>
    /// <param name="references">How often a variable is referred to that serves nothing else.</param>
    public static ExpressionSyntax? Of(IOperation path, SyntaxEditor editor, HelperTypes types, int references = 1)
    {
        var syntax = new CtxPathSyntax(types);
        if (path is ILocalReferenceOperation reference && DeclarationOf(reference, references) is { } declarator)
        {
            if (
                path.SemanticModel!.GetOperation(declarator.Initializer!.Value) is not { } value
                || syntax.Write(value) is not { } written
            )
            {
                return null;
            }

            Retype(editor, declarator, written);
            return ((ExpressionSyntax)reference.Syntax).WithoutTrivia();
        }

        if (syntax.Write(path) is not { } expression)
        {
            return null;
        }

        RemoveLeftConstants(path, expression, editor, references);
        return expression;
    }

    private static void Retype(SyntaxEditor editor, VariableDeclaratorSyntax declarator, ExpressionSyntax value)
    {
        var statement = (LocalDeclarationStatementSyntax)declarator.Parent!.Parent!;
        var type = statement.Declaration.Type;
        editor.ReplaceNode(declarator.Initializer!.Value, value.WithTriviaFrom(declarator.Initializer.Value));
        if (!type.IsVar)
        {
            editor.ReplaceNode(type, IdentifierName("var").WithTriviaFrom(type));
        }

        if (statement.IsConst)
        {
            editor.ReplaceNode(
                statement,
                (current, _) =>
                    ((LocalDeclarationStatementSyntax)current)
                        .WithModifiers(default)
                        .WithLeadingTrivia(current.GetLeadingTrivia())
            );
        }
    }

    /// <summary>A constant without references is a warning.</summary>
    private static void RemoveLeftConstants(
        IOperation path,
        ExpressionSyntax written,
        SyntaxEditor editor,
        int references
    )
    {
        var kept = written.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Select(name => name.Identifier.Text);
        foreach (var constant in path.DescendantsAndSelf().OfType<ILocalReferenceOperation>())
        {
            if (
                constant.Local.HasConstantValue
                && !kept.Contains(constant.Local.Name)
                && DeclarationOf(constant, references) is { } declarator
            )
            {
                editor.RemoveNode(declarator.Parent!.Parent!, SyntaxRemoveOptions.KeepUnbalancedDirectives);
            }
        }
    }

    /// <summary>The declaration of a variable that is declared alone and referred to so often.</summary>
    private static VariableDeclaratorSyntax? DeclarationOf(ILocalReferenceOperation reference, int references)
    {
        var local = reference.Local;
        return
            local.RefKind == RefKind.None
            && local.DeclaringSyntaxReferences.Length == 1
            && local.DeclaringSyntaxReferences[0].GetSyntax()
                is VariableDeclaratorSyntax
                {
                    Initializer: not null,
                    Parent: VariableDeclarationSyntax
                    {
                        Variables.Count: 1,
                        Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } statement
                    }
                } declarator
            && statement.Parent is { } scope
            && scope
                .DescendantNodes()
                .OfType<IdentifierNameSyntax>()
                .Count(name =>
                    name.Identifier.ValueText == local.Name
                    && SymbolEqualityComparer.Default.Equals(reference.SemanticModel!.GetSymbolInfo(name).Symbol, local)
                ) == references
            ? declarator
            : null;
    }
}
