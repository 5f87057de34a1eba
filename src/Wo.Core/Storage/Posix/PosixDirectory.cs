using System.Runtime.InteropServices;
using System.Text;

namespace Wo.Core.Storage.Posix;

/// <summary>Lists a directory with what the kernel says of each entry, so that none is looked at by itself.</summary>
internal static class PosixDirectory
{
    // An entry of 64-bit Linux, the same in glibc and musl: inode, offset, length, type, name.
    private const int TypeAt = 18;
    private const int NameAt = 19;

    /// <summary>Whether the form of entries is known here. .NET lists elsewhere, with a call for each entry.</summary>
    internal static bool IsKnown { get; } = OperatingSystem.IsLinux() && nint.Size == 8;

    /// <summary>
    /// The entries, none where there is no directory; <see langword="null"/> where there is one that cannot be opened.
    /// </summary>
    /// <exception cref="StorageException">It cannot be read to its end.</exception>
    internal static List<DirectoryItem>? List(string directory)
    {
        var stream = LibC.OpenDirectory(directory);
        if (stream == 0)
        {
            return Marshal.GetLastPInvokeError() == Errno.NoEntry ? [] : null;
        }

        try
        {
            return ReadToEnd(stream, directory);
        }
        finally
        {
            _ = LibC.CloseDirectory(stream);
        }
    }

    private static unsafe List<DirectoryItem> ReadToEnd(nint stream, string directory)
    {
        var items = new List<DirectoryItem>();
        while (LibC.ReadDirectory(stream) is var entry && entry != null)
        {
            var name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry + NameAt);
            if (name.SequenceEqual("."u8) || name.SequenceEqual(".."u8))
            {
                continue;
            }

            var text = Encoding.UTF8.GetString(name);
            if (KindOf(entry[TypeAt], directory, text) is { } kind)
            {
                items.Add(new DirectoryItem(text, kind));
            }
        }

        var errno = Marshal.GetLastPInvokeError();
        return errno == 0 ? items : throw new StorageException("readdir", directory, errno);
    }

    /// <summary>What an entry is; <see langword="null"/> for one that is gone. Some file systems have to be asked.</summary>
    private static FileKind? KindOf(byte type, string directory, string name) =>
        type switch
        {
            0 => PosixStatus.Of(Path.Join(directory, name))?.Kind,
            4 => FileKind.Directory,
            8 => FileKind.Regular,
            10 => FileKind.SymbolicLink,
            _ => FileKind.Other,
        };
}
