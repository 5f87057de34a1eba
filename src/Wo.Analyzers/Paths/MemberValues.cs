using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>The values that members of these sources are seen to have: what is stored in them, what they return.</summary>
/// <param name="sources">The sources.</param>
/// <param name="uses">Where members are assigned.</param>
/// <param name="implementations">What members may stand for.</param>
internal sealed class MemberValues(SourceOperations sources, UseSites uses, Implementations implementations)
{
    private readonly ConcurrentDictionary<ISymbol, MemberValue> known = new(SymbolEqualityComparer.Default);

    /// <summary>What a field or a property of an object may be.</summary>
    public MemberValue Find(ISymbol member, IOperation? instance)
    {
        var meant = Meant(member, instance);
        if (meant.Length == 1)
        {
            return Of(meant[0]);
        }

        ImmutableArray<MemberValue> parts = [.. meant.Select(Of)];
        return new MemberValue([.. parts.SelectMany(part => part.Values)], parts.All(part => part.IsComplete));
    }

    /// <summary>What one that <see cref="Meant"/> has holds or gives back.</summary>
    public MemberValue Of(ISymbol written) =>
        written.DeclaringSyntaxReferences.Length == 1 && sources.Hold(written)
            ? known.GetOrAdd(written, Read)
            : MemberValue.Unknown;

    /// <summary>The members with values or bodies that may be meant by the name of this one, of an object.</summary>
    public ImmutableArray<ISymbol> Meant(ISymbol member, IOperation? instance) =>
        member.OriginalDefinition switch
        {
            // Callers of a partial member see the part without a body.
            IMethodSymbol { PartialImplementationPart: { } body } => [body],
            IPropertySymbol { PartialImplementationPart: { } body } => [body],
            var definition => implementations.Of(definition, instance),
        };

    /// <summary>Whether a member has values, or a body, in these sources.</summary>
    public bool IsSeen(ISymbol member) => sources.Hold(member.OriginalDefinition);

    /// <summary>The parameter of a record that a property is made of.</summary>
    public static IParameterSymbol? ParameterOf(ISymbol member) =>
        member is IPropertySymbol { DeclaringSyntaxReferences.Length: 1 }
        && member.DeclaringSyntaxReferences[0].GetSyntax() is ParameterSyntax syntax
            ? member
                .ContainingType.InstanceConstructors.SelectMany(constructor => constructor.Parameters)
                .FirstOrDefault(parameter =>
                    parameter.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() == syntax)
                )
            : null;

    private MemberValue Read(ISymbol member)
    {
        var syntax = member.DeclaringSyntaxReferences[0].GetSyntax();
        return (member, syntax) switch
        {
            (IFieldSymbol, VariableDeclaratorSyntax field) => Stored(member, field.Initializer),
            (IPropertySymbol symbol, PropertyDeclarationSyntax property) => Property(symbol, property),
            (IPropertySymbol, ParameterSyntax) => Stored(member, null),
            (IMethodSymbol, MethodDeclarationSyntax { ExpressionBody.Expression: { } only }) => Returned(member, only),
            (IMethodSymbol, MethodDeclarationSyntax { Body: { } body }) => Returned(member, body),
            (IMethodSymbol, LocalFunctionStatementSyntax { ExpressionBody.Expression: { } only }) => Returned(
                member,
                only
            ),
            (IMethodSymbol, LocalFunctionStatementSyntax { Body: { } body }) => Returned(member, body),
            _ => MemberValue.Unknown,
        };
    }

    private MemberValue Property(IPropertySymbol symbol, PropertyDeclarationSyntax property)
    {
        var getter = property.AccessorList?.Accessors.FirstOrDefault(accessor =>
            accessor.IsKind(SyntaxKind.GetAccessorDeclaration)
        );
        var returned =
            property.ExpressionBody?.Expression ?? getter?.ExpressionBody?.Expression ?? (SyntaxNode?)getter?.Body;
        if (returned is not null)
        {
            return Returned(symbol, returned);
        }

        var stored = getter is null ? MemberValue.Unknown : Stored(symbol, property.Initializer);
        return stored.IsComplete && !IsPlain(property) ? stored with { IsComplete = false } : stored;
    }

    // A setter with a body may store something else than it gets.
    private static bool IsPlain(PropertyDeclarationSyntax property) =>
        property.AccessorList!.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null });

    /// <summary>What is stored: by an initializer, by constructors, by others.</summary>
    private MemberValue Stored(ISymbol member, EqualsValueClauseSyntax? initializer)
    {
        if (uses.Of(member) is not { } sites)
        {
            return MemberValue.Unknown;
        }

        var values = ImmutableArray.CreateBuilder<IOperation>();
        if (initializer is not null && sources.Of(initializer.Value) is { } initial)
        {
            values.Add(initial);
        }

        var isComplete = !CanOthersSet(member) && !IsVirtual(member);
        foreach (var site in sites)
        {
            switch (site.Parent)
            {
                case ISimpleAssignmentOperation assignment when assignment.Target == site:
                    values.Add(assignment.Value);
                    break;
                // What it was before is a value already.
                case ICoalesceAssignmentOperation filled when filled.Target == site:
                    values.Add(filled.Value);
                    break;
                case ITupleOperation when TornFrom(site) is { } part:
                    values.Add(part);
                    break;
                case IAssignmentOperation { Target: var target } when target == site:
                case ITupleOperation:
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }:
                    isComplete = false;
                    break;
            }
        }

        return new MemberValue(values.ToImmutable(), isComplete && values.Count > 0);
    }

    /// <summary>What <c>(a, b) = (1, 2)</c> gives to one of them.</summary>
    private static IOperation? TornFrom(IOperation target) =>
        target.Parent is ITupleOperation { Parent: IDeconstructionAssignmentOperation torn } targets
        && torn.Target == targets
        && Operations.Unconverted(torn.Value) is ITupleOperation values
        && targets.Elements.Length == values.Elements.Length
            ? values.Elements[targets.Elements.IndexOf(target)]
            : null;

    private MemberValue Returned(ISymbol member, SyntaxNode body)
    {
        if (sources.Of(body) is not { } operation)
        {
            return MemberValue.Unknown;
        }

        ImmutableArray<IOperation> values = body is ExpressionSyntax ? [operation] : [.. Returns.In(operation)];
        return new MemberValue(values, !IsVirtual(member) && values.Length > 0);
    }

    private static bool CanOthersSet(ISymbol member) =>
        member switch
        {
            IFieldSymbol { IsReadOnly: true } => false,
            IPropertySymbol { SetMethod: null } => false,
            IPropertySymbol { SetMethod: { } set } => Visibility.IsOpen(set),
            _ => Visibility.IsOpen(member),
        };

    // What a derived type makes of it cannot be seen.
    private static bool IsVirtual(ISymbol member) =>
        (member.IsVirtual || member.IsAbstract || (member.IsOverride && !member.IsSealed))
        && !member.ContainingType.IsSealed;
}
