using Microsoft.CodeAnalysis;

namespace Wo.Analyzers.Paths;

/// <summary>What is marked <c>[GuardedPath]</c>: parameters, fields, properties and results that are guarded paths.</summary>
internal static class GuardedMarks
{
    /// <summary>
    /// The attribute. It is known by its name, so that an assembly that does not use our library can have one of its own.
    /// </summary>
    public const string Attribute = "GuardedPathAttribute";

    /// <summary>The namespace that it has everywhere.</summary>
    public const string Namespace = "Wo.Core.Storage";

    /// <summary>The other assemblies that know the mark: they use our library, or have an attribute of their own.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="ours">Our library; <see langword="null"/> where it is not referred to.</param>
    public static HashSet<IAssemblySymbol> AssembliesThatKnow(Compilation compilation, IAssemblySymbol? ours) =>
        new(
            compilation.SourceModule.ReferencedAssemblySymbols.Where(assembly =>
                !KnownTypes.Same(assembly, ours)
                && (
                    IsDeclaredIn(assembly)
                    || (
                        ours is not null
                        && assembly.Modules.Any(module =>
                            module.ReferencedAssemblies.Any(used => used.Name == ours.Name)
                        )
                    )
                )
            ),
            SymbolEqualityComparer.Default
        );

    /// <summary>Whether an assembly has an attribute of its own.</summary>
    public static bool IsDeclaredIn(IAssemblySymbol assembly) =>
        assembly.TypeNames.Contains(Attribute)
        && assembly.GetTypeByMetadataName($"{Namespace}.{Attribute}") is not null;

    /// <summary>Whether a symbol is marked, or what it overrides or implements is.</summary>
    public static bool Are(ISymbol symbol) =>
        symbol switch
        {
            IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter => Lineage
                .Of(method)
                .Any(ancestor => IsMarked(((IMethodSymbol)ancestor).Parameters[parameter.Ordinal].GetAttributes())),
            _ => Lineage.Of(symbol).Any(IsMarked),
        };

    private static bool IsMarked(ISymbol member) =>
        IsMarked(member.GetAttributes())
        || (member is IMethodSymbol method && IsMarked(method.GetReturnTypeAttributes()));

    private static bool IsMarked(IEnumerable<AttributeData> attributes) =>
        attributes.Any(attribute =>
            attribute.AttributeClass is { Name: Attribute } type
            && type.ContainingNamespace.ToDisplayString() == Namespace
        );
}
