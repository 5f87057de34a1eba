using Microsoft.Win32.SafeHandles;

namespace Wo.Engine.Store;

/// <summary>The end of a file that other processes write into meanwhile. It may be of any length.</summary>
internal static class GrowingFile
{
    /// <summary>Opens it to be read; <see langword="null"/> where it is no regular file, or may not be read.</summary>
    /// <param name="files">The file system.</param>
    /// <param name="path">The file.</param>
    public static SafeFileHandle? Open(IFileSystem files, CtxPath path)
    {
        try
        {
            return files.Status(path.FullPath) is { Kind: FileKind.Regular }
                ? File.OpenHandle(path.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
                : null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or StorageException)
        {
            return null;
        }
    }

    /// <summary>Its last bytes; none where it cannot be read.</summary>
    /// <param name="files">The file system.</param>
    /// <param name="path">The file.</param>
    /// <param name="most">How many at most.</param>
    public static byte[] Tail(IFileSystem files, CtxPath path, int most)
    {
        using var file = Open(files, path);
        if (file is null)
        {
            return [];
        }

        try
        {
            var length = RandomAccess.GetLength(file);
            var bytes = new byte[Math.Min(length, most)];
            return bytes[..RandomAccess.Read(file, bytes, length - bytes.Length)];
        }
        catch (IOException)
        {
            return [];
        }
    }
}
