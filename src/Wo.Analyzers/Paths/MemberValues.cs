using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>The values that members of this compilation are seen to have: what initializes them, what they return.</summary>
/// <param name="compilation">The compilation.</param>
internal sealed class MemberValues(Compilation compilation)
{
    private readonly ConcurrentDictionary<ISymbol, MemberValue> known = new(SymbolEqualityComparer.Default);

    /// <summary>What a readonly field, a get-only property, or a member that is one expression may be.</summary>
    public MemberValue Find(ISymbol member)
    {
        var written = Implementation(member.OriginalDefinition);
        return written.DeclaringSyntaxReferences.Length == 1 ? known.GetOrAdd(written, Read) : MemberValue.Unknown;
    }

    // Callers of a partial member see the part without a body.
    private static ISymbol Implementation(ISymbol member) =>
        member switch
        {
            IMethodSymbol { PartialImplementationPart: { } body } => body,
            IPropertySymbol { PartialImplementationPart: { } body } => body,
            _ => member,
        };

    private MemberValue Read(ISymbol member)
    {
        var syntax = member.DeclaringSyntaxReferences[0].GetSyntax();
        return (member, syntax) switch
        {
            (IFieldSymbol { IsReadOnly: true }, VariableDeclaratorSyntax field) => Stored(member, field.Initializer),
            (IPropertySymbol, PropertyDeclarationSyntax property) => Property((IPropertySymbol)member, property),
            (IMethodSymbol, MethodDeclarationSyntax method) => Returned(
                member,
                method.ExpressionBody?.Expression ?? OnlyReturn(method.Body)
            ),
            (IMethodSymbol, LocalFunctionStatementSyntax function) => Returned(
                member,
                function.ExpressionBody?.Expression ?? OnlyReturn(function.Body)
            ),
            _ => MemberValue.Unknown,
        };
    }

    private MemberValue Property(IPropertySymbol symbol, PropertyDeclarationSyntax property)
    {
        var getter = property.AccessorList?.Accessors.FirstOrDefault(accessor =>
            accessor.IsKind(SyntaxKind.GetAccessorDeclaration)
        );
        var returned =
            property.ExpressionBody?.Expression ?? getter?.ExpressionBody?.Expression ?? OnlyReturn(getter?.Body);
        return returned is not null ? Returned(symbol, returned)
            : symbol.SetMethod is null && getter is { Body: null } ? Stored(symbol, property.Initializer)
            : MemberValue.Unknown;
    }

    /// <summary>What is stored once: by an initializer, by a constructor.</summary>
    private MemberValue Stored(ISymbol member, EqualsValueClauseSyntax? initializer)
    {
        var values = ImmutableArray.CreateBuilder<IOperation>();
        if (initializer is not null && OperationOf(initializer.Value) is { } initial)
        {
            values.Add(initial);
        }

        var isComplete = true;
        foreach (
            var constructor in member.IsStatic
                ? member.ContainingType.StaticConstructors
                : member.ContainingType.InstanceConstructors
        )
        {
            foreach (var reference in constructor.DeclaringSyntaxReferences)
            {
                if (
                    reference.GetSyntax() is ConstructorDeclarationSyntax declaration
                    && OperationOf(declaration) is { } body
                )
                {
                    isComplete &= Collect(member, body, values);
                }
            }
        }

        return new MemberValue(values.ToImmutable(), isComplete && values.Count > 0 && !IsVirtual(member));
    }

    private static bool Collect(ISymbol member, IOperation body, ImmutableArray<IOperation>.Builder values)
    {
        var isComplete = true;
        foreach (var operation in body.Descendants())
        {
            if (operation is not IMemberReferenceOperation reference || !KnownTypes.Same(reference.Member, member))
            {
                continue;
            }

            if (reference.Parent is ISimpleAssignmentOperation assignment && assignment.Target == reference)
            {
                values.Add(assignment.Value);
            }
            else if (
                reference.Parent
                is IAssignmentOperation
                    or ITupleOperation
                    or IArgumentOperation { Parameter.RefKind: not RefKind.None }
            )
            {
                isComplete = false;
            }
        }

        return isComplete;
    }

    private MemberValue Returned(ISymbol member, ExpressionSyntax? expression) =>
        expression is not null && OperationOf(expression) is { } value
            ? new MemberValue([value], !IsVirtual(member))
            : MemberValue.Unknown;

    private static ExpressionSyntax? OnlyReturn(BlockSyntax? body) =>
        body is { Statements.Count: 1 } && body.Statements[0] is ReturnStatementSyntax only ? only.Expression : null;

    // What a derived type makes of it cannot be seen.
    private static bool IsVirtual(ISymbol member) =>
        (member.IsVirtual || member.IsAbstract || (member.IsOverride && !member.IsSealed))
        && !member.ContainingType.IsSealed;

    private IOperation? OperationOf(SyntaxNode syntax) =>
        // Few members are looked at, only those that paths come from, and while analyzers run the compiler keeps its models.
#pragma warning disable RS1030
        compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax);
#pragma warning restore RS1030
}
