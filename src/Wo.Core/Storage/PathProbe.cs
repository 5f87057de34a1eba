using Wo.Core.Storage.Posix;
using Wo.Core.Storage.Windows;

namespace Wo.Core.Storage;

/// <summary>
/// Says what lies at a path. The runtime's <c>File.Exists</c> and its kind say no where the system could not tell, and a no
/// decides here: which tree is meant, whether there is one at all.
/// </summary>
internal static class PathProbe
{
    /// <summary>What a path leads to, links followed; <see langword="null"/> where there is nothing.</summary>
    /// <exception cref="StorageException">The system cannot tell.</exception>
    public static FileKind? Of(string path) =>
        OperatingSystem.IsWindows() ? WindowsStatus.Following(path) : PosixStatus.Following(path)?.Kind;

    /// <summary>Whether a path leads to a directory.</summary>
    /// <inheritdoc cref="Of" path="/exception"/>
    public static bool IsDirectory(string path) => Of(path) == FileKind.Directory;

    /// <summary>Whether a path leads to a regular file; opening anything else could block.</summary>
    /// <inheritdoc cref="Of" path="/exception"/>
    public static bool IsFile(string path) => Of(path) == FileKind.Regular;
}
