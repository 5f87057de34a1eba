using Microsoft.CodeAnalysis;

namespace Wo.Analyzers.Paths;

/// <summary>Who can reach a symbol.</summary>
internal static class Visibility
{
    /// <summary>Whether other assemblies can reach it.</summary>
    public static bool IsOpen(ISymbol symbol)
    {
        for (var current = symbol; current is not (null or INamespaceSymbol); current = current.ContainingSymbol)
        {
            // What belongs to a method (a local function) is the method's alone.
            if (
                current.DeclaredAccessibility is Accessibility.Private
                || current is IMethodSymbol { MethodKind: MethodKind.LocalFunction }
            )
            {
                return false;
            }

            if (current.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedAndInternal)
            {
                return HasFriends(current.ContainingAssembly);
            }
        }

        return true;
    }

    private static bool HasFriends(IAssemblySymbol assembly) =>
        assembly.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "InternalsVisibleToAttribute");
}
