using Microsoft.CodeAnalysis;

namespace Wo.Analyzers;

/// <summary>The types that the rules know by name, looked up once per compilation.</summary>
/// <param name="compilation">The compilation.</param>
internal sealed class KnownTypes(Compilation compilation)
{
    /// <summary>What marks a type that implements the helpers.</summary>
    public const string AtomicIoName = "Wo.Core.Storage.AtomicIoAttribute";

    private const string CtxPathName = "Wo.Core.Storage.CtxPath";

    public INamedTypeSymbol? AtomicIo { get; } = compilation.GetTypeByMetadataName(AtomicIoName);

    public INamedTypeSymbol? CtxPath { get; } = compilation.GetTypeByMetadataName(CtxPathName);

    public INamedTypeSymbol? AtomicFile { get; } = compilation.GetTypeByMetadataName("Wo.Core.Storage.AtomicFile");

    public INamedTypeSymbol? Path { get; } = compilation.GetTypeByMetadataName("System.IO.Path");

    public INamedTypeSymbol? Directory { get; } = compilation.GetTypeByMetadataName("System.IO.Directory");

    public INamedTypeSymbol? FileSystemInfo { get; } = compilation.GetTypeByMetadataName("System.IO.FileSystemInfo");

    public INamedTypeSymbol? Guid { get; } = compilation.GetTypeByMetadataName("System.Guid");

    private readonly INamedTypeSymbol? abstractedInfo = compilation.GetTypeByMetadataName(
        "System.IO.Abstractions.IFileSystemInfo"
    );

    private readonly INamedTypeSymbol? abstractedPath = compilation.GetTypeByMetadataName(
        "System.IO.Abstractions.IPath"
    );

    private readonly INamedTypeSymbol? abstractedDirectory = compilation.GetTypeByMetadataName(
        "System.IO.Abstractions.IDirectory"
    );

    /// <summary>Whether a type has the methods of <c>Path</c>.</summary>
    public bool IsPath(ITypeSymbol? type) => Same(type, Path) || Same(type, abstractedPath);

    /// <summary>Whether a type has the methods of <c>Directory</c>.</summary>
    public bool IsDirectory(ITypeSymbol? type) => Same(type, Directory) || Same(type, abstractedDirectory);

    /// <summary>Whether a type is a file or directory object, which stands for its path.</summary>
    public bool IsFileObject(ITypeSymbol? type)
    {
        if (
            abstractedInfo is not null
            && type is not null
            && (
                Same(type, abstractedInfo)
                || type.AllInterfaces.Contains(abstractedInfo, SymbolEqualityComparer.Default)
            )
        )
        {
            return true;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Same(current, FileSystemInfo))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a method is a helper that writes a file whether or not it is there.</summary>
    public bool IsReplacingHelper(IMethodSymbol method) =>
        Same(method.ContainingType, AtomicFile)
        && (
            method.Name.StartsWith("Write", StringComparison.Ordinal)
            || method.Name.StartsWith("Replace", StringComparison.Ordinal)
        );

    /// <summary>Whether two symbols are there and the same.</summary>
    public static bool Same(ISymbol? first, ISymbol? second) =>
        first is not null && SymbolEqualityComparer.Default.Equals(first, second);
}
