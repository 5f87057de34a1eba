using System.Collections.Immutable;

namespace Wo.Analyzers.FileApis;

/// <summary>
/// The operations that <c>System.IO.Abstractions</c> has, which calls methods and parameters as the base library does.
/// </summary>
internal static class AbstractedOperations
{
    private const string Namespace = "System.IO.Abstractions.";

    private static readonly ImmutableDictionary<string, string[]> Types = new Dictionary<string, string[]>
    {
        ["System.IO.File"] = ["IFile", "FileBase"],
        ["System.IO.Directory"] = ["IDirectory", "DirectoryBase"],
        ["System.IO.FileSystemInfo"] = ["IFileSystemInfo", "FileSystemInfoBase"],
        ["System.IO.FileInfo"] = ["IFileInfo", "FileInfoBase"],
        ["System.IO.DirectoryInfo"] = ["IDirectoryInfo", "DirectoryInfoBase"],
    }.ToImmutableDictionary();

    public static ImmutableArray<RawOperation> All { get; } =
    [
        .. RawOperations
            .All.Where(operation => Types.ContainsKey(operation.TypeName))
            .SelectMany(
                operation => Types[operation.TypeName],
                (operation, type) => operation with { TypeName = Namespace + type }
            ),
        new RawOperation($"{Namespace}IFileStreamFactory", "New", RawEffect.Stream, ["path"]),
        new RawOperation($"{Namespace}IFileStreamFactory", "Create", RawEffect.Stream, ["path"]),
    ];
}
