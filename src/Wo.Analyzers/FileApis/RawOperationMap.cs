using Microsoft.CodeAnalysis;

namespace Wo.Analyzers.FileApis;

/// <summary>The raw file operations as symbols of one compilation.</summary>
internal sealed class RawOperationMap
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<IMethodSymbol, RawOperation> operations = new(SymbolEqualityComparer.Default);

    /// <param name="compilation">The compilation; what it does not reference it cannot call.</param>
    /// <param name="sinks">Those that the project has named itself.</param>
    public RawOperationMap(Compilation compilation, SinkFile sinks)
    {
        foreach (var operation in RawOperations.All.Concat(AbstractedOperations.All).Concat(sinks.Operations))
        {
            foreach (var type in compilation.GetTypesByMetadataName(operation.TypeName))
            {
                foreach (var method in Methods(type, operation))
                {
                    names.Add(method.Name);
                    operations[method] = operation;
                }
            }
        }
    }

    /// <summary>The methods of a type that an operation means.</summary>
    public static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol type, RawOperation operation) =>
        type.GetMembers(operation.MethodName).OfType<IMethodSymbol>().Where(method => TakesPath(method, operation));

    /// <summary>The operation that a method is, be it by overriding it.</summary>
    /// <param name="method">The method.</param>
    /// <param name="definition">The method that the operation is known by; an override may call its parameters otherwise.</param>
    public RawOperation? Find(IMethodSymbol? method, out IMethodSymbol? definition)
    {
        definition = null;
        // Nearly every call of a program ends here, at the name.
        if (method is null || !names.Contains(method.Name))
        {
            return null;
        }

        for (var current = method.OriginalDefinition; current is not null; current = current.OverriddenMethod)
        {
            if (operations.TryGetValue(current, out var operation))
            {
                definition = current;
                return operation;
            }
        }

        return null;
    }

    private static bool TakesPath(IMethodSymbol method, RawOperation operation) =>
        operation.Paths.Contains(RawOperation.Receiver)
            ? !method.IsStatic
            : method.Parameters.Any(parameter =>
                parameter.Type.SpecialType == SpecialType.System_String && operation.Paths.Contains(parameter.Name)
            );
}
