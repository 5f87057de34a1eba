using Microsoft.CodeAnalysis;

namespace Wo.Analyzers.Claims;

/// <summary>What tells whether something exists at a path, as symbols of one compilation.</summary>
internal sealed class ExistenceLooks
{
    private const string Name = "Exists";

    private readonly HashSet<ISymbol> looks = new(SymbolEqualityComparer.Default);

    /// <param name="compilation">The compilation.</param>
    public ExistenceLooks(Compilation compilation)
    {
        string[] types =
        [
            "System.IO.File",
            "System.IO.Directory",
            "System.IO.Path",
            "System.IO.FileSystemInfo",
            "System.IO.FileInfo",
            "System.IO.DirectoryInfo",
        ];
        foreach (var type in types)
        {
            looks.UnionWith(compilation.GetTypeByMetadataName(type)?.GetMembers(Name) ?? []);
        }
    }

    /// <summary>Whether a method or property is one.</summary>
    public bool IsLook(ISymbol member) => member.Name == Name && looks.Contains(member.OriginalDefinition);
}
