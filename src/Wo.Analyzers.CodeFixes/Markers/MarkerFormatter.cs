using Microsoft.CodeAnalysis;
using Wo.Analyzers.Markers;

namespace Wo.Analyzers.CodeFixes.Markers;

/// <summary>Finds the method that formats a marker.</summary>
internal static class MarkerFormatter
{
    private const string TypeName = "SessionMarkers";

    /// <param name="marker">The marker.</param>
    /// <param name="idType">The type of identifier it is written with.</param>
    /// <param name="model">The code.</param>
    /// <param name="position">Where it is to be called.</param>
    public static IMethodSymbol? Find(SessionMarker marker, ITypeSymbol? idType, SemanticModel model, int position)
    {
        // Where the name means something already, it is that or nothing.
        var named = model.LookupNamespacesAndTypes(position, name: TypeName).OfType<INamedTypeSymbol>().ToList();
        var types =
            named.Count > 0
                ? named
                : model
                    .Compilation.GetSymbolsWithName(TypeName, SymbolFilter.Type)
                    .OfType<INamedTypeSymbol>()
                    .Append(model.Compilation.GetTypeByMetadataName($"Wo.Core.Model.{TypeName}"))
                    .OfType<INamedTypeSymbol>();
        var name = "Format" + new string([.. marker.Name.Where(char.IsLetterOrDigit)]);
        return types
            .Where(type => model.IsAccessible(position, type))
            .SelectMany(type => type.GetMembers().OfType<IMethodSymbol>())
            .FirstOrDefault(method =>
                method is { IsStatic: true, Parameters.Length: 2 }
                && string.Equals(method.Name, name, StringComparison.OrdinalIgnoreCase)
                && SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, idType)
            );
    }
}
