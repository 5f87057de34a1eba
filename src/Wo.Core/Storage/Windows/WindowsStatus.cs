namespace Wo.Core.Storage.Windows;

/// <summary>What lies at a path on Windows. .NET's <c>Exists</c> says no where the system could not tell.</summary>
internal static class WindowsStatus
{
    private const int PathNotFound = 3;
    private const int BadNetworkPath = 53;
    private const int InvalidName = 123;

    /// <summary>Whether an error means that there is nothing, which is an answer, and not a failure to look.</summary>
    internal static bool MeansNothingThere(int code) =>
        code is Kernel32.FileNotFound or PathNotFound or BadNetworkPath or InvalidName;

    /// <summary>The entry itself; <see langword="null"/> where there is none.</summary>
    /// <exception cref="StorageException">The system cannot tell.</exception>
    public static FileStatus? Of(string path)
    {
        try
        {
            var attributes = File.GetAttributes(path);
            var kind = KindOf(attributes);
            var info = new FileInfo(path);
            return new FileStatus(kind, kind == FileKind.Regular ? info.Length : 0, info.LastWriteTimeUtc, 0, 0);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            throw new StorageException("stat", path, Kernel32.AccessDenied);
        }
        catch (IOException error)
        {
            var code = WindowsFileSystem.Code(error);
            return MeansNothingThere(code) ? null : throw new StorageException("stat", path, code);
        }
    }

    /// <summary>What a path leads to, links followed; <see langword="null"/> where there is nothing.</summary>
    /// <exception cref="StorageException">The system cannot tell.</exception>
    public static FileKind? Following(string path)
    {
        if (Of(path) is not { } status)
        {
            return null;
        }

        if (status.Kind != FileKind.SymbolicLink)
        {
            return status.Kind;
        }

        return WindowsPath.Real(Path.GetFullPath(path), out var code) is { } target ? Of(target)?.Kind
            : MeansNothingThere(code) ? null
            : throw new StorageException("open", path, code);
    }

    /// <summary>
    /// Every reparse point counts as a link, so also a placeholder of a cloud drive: to refuse one is harmless, to follow a
    /// link is not.
    /// </summary>
    public static FileKind KindOf(FileAttributes attributes) =>
        (attributes & FileAttributes.ReparsePoint) != 0 ? FileKind.SymbolicLink
        : (attributes & FileAttributes.Directory) != 0 ? FileKind.Directory
        : (attributes & FileAttributes.Device) != 0 ? FileKind.Other
        : FileKind.Regular;
}
