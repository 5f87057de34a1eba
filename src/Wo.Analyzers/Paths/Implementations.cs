using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Wo.Analyzers.Paths;

/// <summary>What a member may stand for that types of these sources implement or override.</summary>
/// <param name="compilation">The compilation.</param>
internal sealed class Implementations(Compilation compilation)
{
    // A contract that half of a project implements says nothing about a path.
    private const int Most = 16;

    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<ISymbol>> known = new(SymbolEqualityComparer.Default);

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
    /// What a call of a member may end in: of an interface's or an abstract one all that implement it, of a virtual one itself and
    /// all that override it; where there are too many or none, the member alone.
    /// </summary>
    public ImmutableArray<ISymbol> Of(ISymbol member) =>
        member is { IsAbstract: true } or { IsVirtual: true } or { IsOverride: true, IsSealed: false }
        && !member.ContainingType.IsSealed
            ? known.GetOrAdd(member, Find)
            : [member];

    private ImmutableArray<ISymbol> Find(ISymbol member)
    {
        var found = derived
            .Value[member.ContainingType.OriginalDefinition]
            .Where(candidate => !candidate.IsAbstract)
            .Select(candidate => Implementing(candidate, member))
            .Prepend(member.IsAbstract ? null : member)
            .OfType<ISymbol>()
            .Distinct(SymbolEqualityComparer.Default)
            .Take(Most + 1)
            .ToImmutableArray();
        return found.Length is 0 or > Most ? [member] : found;
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
