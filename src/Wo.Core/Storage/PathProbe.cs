using Wo.Core.Storage.Posix;

namespace Wo.Core.Storage;

/// <summary>
/// What lies at a path. The runtime's <c>File.Exists</c> and its kind say no where the system could not tell, and a no
/// decides here: which tree is meant, whether there is one at all.
/// </summary>
internal static class PathProbe
{
    /// <summary>What a path leads to, links followed; <see langword="null"/> where there is nothing.</summary>
    /// <exception cref="StorageException">The system cannot tell.</exception>
    public static FileKind? Of(string path) =>
        !OperatingSystem.IsWindows() ? PosixStatus.Following(path)?.Kind
        : Directory.Exists(path) ? FileKind.Directory
        : File.Exists(path) ? FileKind.Regular
        : null;

    /// <summary>Whether a path leads to a directory.</summary>
    /// <inheritdoc cref="Of" path="/exception"/>
    public static bool IsDirectory(string path) => Of(path) == FileKind.Directory;

    /// <summary>Whether a path leads to a regular file; opening anything else could block.</summary>
    /// <inheritdoc cref="Of" path="/exception"/>
    public static bool IsFile(string path) => Of(path) == FileKind.Regular;
}
