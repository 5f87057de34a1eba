using Microsoft.CodeAnalysis;

namespace Wo.Analyzers.Paths;

/// <summary>What a member stands for: callers may know it by the name of any of these.</summary>
internal static class Lineage
{
    /// <summary>The member, what it overrides, and the members of interfaces that it implements.</summary>
    public static IEnumerable<ISymbol> Of(ISymbol member)
    {
        for (
            var current = member.OriginalDefinition;
            current is not null;
            current = Overridden(current)?.OriginalDefinition
        )
        {
            yield return current;
        }

        if (member.ContainingType is not { } type || member is IFieldSymbol)
        {
            yield break;
        }

        foreach (var contract in type.AllInterfaces.SelectMany(parent => parent.GetMembers(member.Name)))
        {
            if (KnownTypes.Same(type.FindImplementationForInterfaceMember(contract), member))
            {
                yield return contract;
            }
        }
    }

    private static ISymbol? Overridden(ISymbol member) =>
        member switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            _ => null,
        };
}
