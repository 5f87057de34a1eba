using Microsoft.CodeAnalysis;

namespace Wo.Analyzers.Paths;

/// <summary>What implements members that have no body of their own: interfaces' and abstract ones.</summary>
/// <param name="compilation">The compilation.</param>
internal sealed class Implementations(Compilation compilation)
{
    private readonly Lazy<ILookup<ISymbol, INamedTypeSymbol>> derived = new(() =>
        TypesIn(compilation.Assembly.GlobalNamespace)
            .SelectMany(type => Ancestors(type).Select(ancestor => (ancestor, type)))
            .ToLookup(
                pair => pair.ancestor,
                pair => pair.type,
                (IEqualityComparer<ISymbol>)SymbolEqualityComparer.Default
            )
    );

    /// <summary>The one implementation in these sources; <see langword="null"/> where there is none or several.</summary>
    public ISymbol? Only(ISymbol member)
    {
        if (!member.IsAbstract || member.ContainingType is not { } type)
        {
            return null;
        }

        var found = derived
            .Value[type.OriginalDefinition]
            .Where(candidate => !candidate.IsAbstract)
            .Select(candidate => Implementing(candidate, member))
            .OfType<ISymbol>()
            .Distinct(SymbolEqualityComparer.Default)
            .Take(2)
            .ToList();
        return found.Count == 1 ? found[0] : null;
    }

    private static ISymbol? Implementing(INamedTypeSymbol type, ISymbol member) =>
        member.ContainingType.TypeKind == TypeKind.Interface
            ? type.FindImplementationForInterfaceMember(
                type.AllInterfaces.First(candidate =>
                        KnownTypes.Same(candidate.OriginalDefinition, member.ContainingType.OriginalDefinition)
                    )
                    .GetMembers(member.Name)
                    .First(candidate => KnownTypes.Same(candidate.OriginalDefinition, member.OriginalDefinition))
            )
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
