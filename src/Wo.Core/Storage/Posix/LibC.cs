using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Wo.Core.Storage.Posix;

/// <summary>
/// The C library's calls, one to one. Each sets the P/Invoke error on failure, which must be read before any other
/// managed I/O, string interpolation included.
/// </summary>
internal static partial class LibC
{
    private const string Library = "libc";

    [LibraryImport(Library, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Open(string path, int flags, uint mode);

    [LibraryImport(Library, EntryPoint = "read", SetLastError = true)]
    internal static unsafe partial nint Read(SafeFileHandle fd, byte* buffer, nint count);

    [LibraryImport(Library, EntryPoint = "pread", SetLastError = true)]
    internal static unsafe partial nint PRead(SafeFileHandle fd, byte* buffer, nint count, long offset);

    [LibraryImport(Library, EntryPoint = "lseek", SetLastError = true)]
    internal static partial long Seek(SafeFileHandle fd, long offset, int from);

    [LibraryImport(Library, EntryPoint = "pwrite", SetLastError = true)]
    internal static unsafe partial nint PWrite(SafeFileHandle fd, byte* buffer, nint count, long offset);

    [LibraryImport(Library, EntryPoint = "write", SetLastError = true)]
    internal static unsafe partial nint Write(SafeFileHandle fd, byte* buffer, nint count);

    [LibraryImport(Library, EntryPoint = "fsync", SetLastError = true)]
    internal static partial int FSync(SafeFileHandle fd);

    [LibraryImport(Library, EntryPoint = "fcntl", SetLastError = true)]
    internal static partial int FControl(SafeFileHandle fd, int command);

    [LibraryImport(Library, EntryPoint = "flock", SetLastError = true)]
    internal static partial int FLock(SafeFileHandle fd, int operation);

    [LibraryImport(Library, EntryPoint = "ftruncate", SetLastError = true)]
    internal static partial int FTruncate(SafeFileHandle fd, long length);

    [LibraryImport(Library, EntryPoint = "fchmod", SetLastError = true)]
    internal static partial int FChmod(SafeFileHandle fd, uint mode);

    [LibraryImport(Library, EntryPoint = "fchown", SetLastError = true)]
    internal static partial int FChown(SafeFileHandle fd, uint owner, uint group);

    [LibraryImport(Library, EntryPoint = "rename", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Rename(string from, string to);

    [LibraryImport(Library, EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int RenameAt2(int fromDirectory, string from, int toDirectory, string to, uint flags);

    /// <summary>macOS' exclusive rename.</summary>
    [LibraryImport(Library, EntryPoint = "renamex_np", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int RenameX(string from, string to, uint flags);

    [LibraryImport(Library, EntryPoint = "unlink", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Unlink(string path);

    [LibraryImport(Library, EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Link(string file, string name);

    [LibraryImport(Library, EntryPoint = "mkdir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int MakeDirectory(string path, uint mode);

    [LibraryImport(Library, EntryPoint = "opendir", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint OpenDirectory(string path);

    /// <summary>The next entry, in memory of the stream; null at the end, where the error is 0, and on failure.</summary>
    [LibraryImport(Library, EntryPoint = "readdir", SetLastError = true)]
    internal static unsafe partial byte* ReadDirectory(nint stream);

    [LibraryImport(Library, EntryPoint = "closedir", SetLastError = true)]
    internal static partial int CloseDirectory(nint stream);

    [LibraryImport(Library, EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static unsafe partial int StatX(int directory, string path, int flags, uint mask, byte* result);

    [LibraryImport(Library, EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static unsafe partial int StatX(SafeFileHandle fd, string path, int flags, uint mask, byte* result);

    [LibraryImport(Library, EntryPoint = "statx", SetLastError = true)]
    internal static unsafe partial int StatX(SafeFileHandle directory, byte* name, int flags, uint mask, byte* result);

    [LibraryImport(Library, EntryPoint = "fstat", SetLastError = true)]
    internal static unsafe partial int FStat(SafeFileHandle fd, byte* result);

    /// <summary>The name of <c>fstat</c> with 64-bit inodes on Intel Macs.</summary>
    [LibraryImport(Library, EntryPoint = "fstat$INODE64", SetLastError = true)]
    internal static unsafe partial int FStat64(SafeFileHandle fd, byte* result);

    [LibraryImport(Library, EntryPoint = "stat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static unsafe partial int Stat(string path, byte* result);

    /// <summary>The name of <c>stat</c> with 64-bit inodes on Intel Macs.</summary>
    [LibraryImport(
        Library,
        EntryPoint = "stat$INODE64",
        SetLastError = true,
        StringMarshalling = StringMarshalling.Utf8
    )]
    internal static unsafe partial int Stat64(string path, byte* result);

    [LibraryImport(Library, EntryPoint = "lstat", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static unsafe partial int LStat(string path, byte* result);

    /// <summary>The name of <c>lstat</c> with 64-bit inodes on Intel Macs.</summary>
    [LibraryImport(
        Library,
        EntryPoint = "lstat$INODE64",
        SetLastError = true,
        StringMarshalling = StringMarshalling.Utf8
    )]
    internal static unsafe partial int LStat64(string path, byte* result);

    /// <summary>Random bytes of the kernel, at most 256.</summary>
    [LibraryImport(Library, EntryPoint = "getentropy", SetLastError = true)]
    internal static unsafe partial int GetEntropy(byte* buffer, nint length);

    /// <summary>The path without links, into 4097 bytes; null on failure.</summary>
    [LibraryImport(Library, EntryPoint = "realpath", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static unsafe partial byte* RealPath(string path, byte* resolved);

    [LibraryImport(Library, EntryPoint = "statfs", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    internal static unsafe partial int StatFs(string path, byte* result);
}
