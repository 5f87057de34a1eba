using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Wo.Core.Storage.Windows;

/// <summary>The Win32 calls the protocol needs beyond what .NET offers.</summary>
internal static partial class Kernel32
{
    internal const int MoveReplaceExisting = 1;
    internal const int MoveWriteThrough = 8;

    internal const int SharingViolation = 32;
    internal const int LockViolation = 33;
    internal const int AccessDenied = 5;

    [LibraryImport(
        "kernel32",
        EntryPoint = "MoveFileExW",
        SetLastError = true,
        StringMarshalling = StringMarshalling.Utf16
    )]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static partial bool MoveFileEx(string from, string to, int flags);

    [LibraryImport("kernel32", SetLastError = true)]
    [return: MarshalAs(UnmanagedType.Bool)]
    internal static partial bool FlushFileBuffers(SafeFileHandle file);
}
