using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Wo.Analyzers.Paths;

/// <summary>What a member may stand for that types of these sources implement or override.</summary>
/// <param name="compilation">The compilation.</param>
internal sealed class Implementations(Compilation compilation)
{
    // A contract that half of a project implements says nothing about a path.
    private const int Most = 16;

    private readonly ConcurrentDictionary<
        INamedTypeSymbol,
        ConcurrentDictionary<ISymbol, ImmutableArray<ISymbol>>
    > known = new(SymbolEqualityComparer.Default);

    private readonly Lazy<ILookup<ISymbol, INamedTypeSymbol>> derived = new(() =>
        TypesIn(compilation.Assembly.GlobalNamespace)
            .SelectMany(type => Ancestors(type).Select(ancestor => (ancestor, type)))
            .ToLookup(
                pair => pair.ancestor,
                pair => pair.type,
                (IEqualityComparer<ISymbol>)SymbolEqualityComparer.Default
            )
    );

    /// <summary>
    /// What a call of a member may end in: what the type of the object and those that derive from it make of the member; where there
    /// are too many or none, the member alone.
    /// </summary>
    /// <param name="member">The member as it is declared.</param>
    /// <param name="instance">The object; <see langword="null"/> where it is not known.</param>
    public ImmutableArray<ISymbol> Of(ISymbol member, IOperation? instance)
    {
        var isOpen = member is { IsAbstract: true } or { IsVirtual: true } or { IsOverride: true, IsSealed: false };
        if (!isOpen || instance?.Syntax is BaseExpressionSyntax)
        {
            return [member];
        }

        var type = (instance?.Type as INamedTypeSymbol ?? member.ContainingType).OriginalDefinition;
        return known.GetOrAdd(type, _ => new(SymbolEqualityComparer.Default)).GetOrAdd(member, _ => Find(member, type));
    }

    private ImmutableArray<ISymbol> Find(ISymbol member, INamedTypeSymbol type)
    {
        var found = derived
            .Value[type]
            .Prepend(type)
            .Where(candidate => !candidate.IsAbstract)
            .Select(candidate => Implementing(candidate, member) ?? (member.IsAbstract ? null : member))
            .OfType<ISymbol>()
            .Distinct(SymbolEqualityComparer.Default)
            .Take(Most + 1)
            .ToImmutableArray();
        return found.Length is 0 or > Most ? [member] : found;
    }

    private static ISymbol? Implementing(INamedTypeSymbol type, ISymbol member) =>
        member.ContainingType.TypeKind == TypeKind.Interface
            ? type
                .AllInterfaces.SelectMany(contract => contract.GetMembers(member.Name))
                .Where(candidate => KnownTypes.Same(candidate.OriginalDefinition, member))
                .Select(type.FindImplementationForInterfaceMember)
                .FirstOrDefault()
            : Overriding(type, member);

    private static ISymbol? Overriding(INamedTypeSymbol type, ISymbol member)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var candidate in current.GetMembers(member.Name))
            {
                var overridden = candidate switch
                {
                    IMethodSymbol method => method.OverriddenMethod,
                    IPropertySymbol property => property.OverriddenProperty,
                    _ => (ISymbol?)null,
                };
                if (KnownTypes.Same(overridden?.OriginalDefinition, member.OriginalDefinition))
                {
                    return candidate;
                }
            }
        }

        return null;
    }

    private static IEnumerable<INamedTypeSymbol> Ancestors(INamedTypeSymbol type)
    {
        foreach (var contract in type.AllInterfaces)
        {
            yield return contract.OriginalDefinition;
        }

        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            yield return parent.OriginalDefinition;
        }
    }

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamedTypeSymbol type)
            {
                yield return type;
            }

            if (member is INamespaceOrTypeSymbol inner)
            {
                foreach (var nested in TypesIn(inner))
                {
                    yield return nested;
                }
            }
        }
    }
}
