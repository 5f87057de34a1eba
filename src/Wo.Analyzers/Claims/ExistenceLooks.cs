using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

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
            "System.IO.Abstractions.IFile",
            "System.IO.Abstractions.IDirectory",
            "System.IO.Abstractions.IPath",
            "System.IO.Abstractions.IFileSystemInfo",
        ];
        foreach (var type in types)
        {
            looks.UnionWith(compilation.GetTypeByMetadataName(type)?.GetMembers(Name) ?? []);
        }
    }

    /// <summary>Whether a piece of source may hold one; most hold none, and need not be gone through.</summary>
    public static bool MayBeIn(SyntaxNode syntax) =>
        syntax.SyntaxTree.GetText().ToString(syntax.Span).IndexOf(Name, StringComparison.Ordinal) >= 0;

    /// <summary>The path, or what stands for it, that an operation looks at; <see langword="null"/> where it is no look.</summary>
    public IOperation? PathOf(IOperation operation) =>
        operation switch
        {
            IInvocationOperation { Arguments.Length: 1 } call when IsLook(call.TargetMethod) => call.Arguments[0].Value,
            IPropertyReferenceOperation property when IsLook(property.Property) => property.Instance,
            _ => null,
        };

    private bool IsLook(ISymbol member) => member.Name == Name && looks.Contains(member.OriginalDefinition);
}
