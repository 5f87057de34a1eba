using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Wo.Core.Storage.Windows;

/// <summary>
/// The Win32 calls for files that the protocol needs beyond .NET's own. Paths go through <see cref="WindowsPath.Extended"/>
/// first: without its prefix they end at 260 characters.
/// </summary>
internal static partial class Kernel32
{
    internal const int MoveReplaceExisting = 1;
    internal const int MoveWriteThrough = 8;

    internal const int FileNotFound = 2;
    internal const int AccessDenied = 5;
    internal const int SharingViolation = 32;
    internal const int LockViolation = 33;
    internal const int AlreadyExists = 183;

    internal const int ShareAll = 7; // read, write, delete
    internal const int OpenExisting = 3;
    internal const int BackupSemantics = 0x02000000; // opens directories too

    [LibraryImport(
        "kernel32",
        EntryPoint = "MoveFileExW",
        SetLastError = true,
        StringMarshalling = StringMarshalling.Utf16
    )]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static partial bool MoveFileEx(string from, string to, int flags);

    [LibraryImport(
        "kernel32",
        EntryPoint = "DeleteFileW",
        SetLastError = true,
        StringMarshalling = StringMarshalling.Utf16
    )]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static partial bool DeleteFile(string path);

    [LibraryImport(
        "kernel32",
        EntryPoint = "CreateDirectoryW",
        SetLastError = true,
        StringMarshalling = StringMarshalling.Utf16
    )]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static partial bool CreateDirectory(string path, nint security);

    [LibraryImport(
        "kernel32",
        EntryPoint = "CreateFileW",
        SetLastError = true,
        StringMarshalling = StringMarshalling.Utf16
    )]
    internal static partial SafeFileHandle CreateFile(
        string path,
        int access,
        int share,
        nint security,
        int disposition,
        int flags,
        nint template
    );

    [LibraryImport("kernel32", EntryPoint = "GetFinalPathNameByHandleW", SetLastError = true)]
    internal static unsafe partial int GetFinalPathNameByHandle(SafeFileHandle file, char* path, int length, int flags);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static partial bool FlushFileBuffers(SafeFileHandle file);
}
