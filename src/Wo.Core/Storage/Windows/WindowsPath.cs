using System.Runtime.InteropServices;

namespace Wo.Core.Storage.Windows;

/// <summary>The two forms that a path has on Windows: as users and git write it, and as the system takes it at any length.</summary>
internal static class WindowsPath
{
    private const string Prefix = @"\\?\";
    private const string SharePrefix = @"\\?\UNC\";

    // A directory has to leave room for a file name of 8 and 3 characters in 260.
    private const int LongestPlain = 247;

    /// <summary>A full path in the form that has no limit of 260 characters, where it needs that form.</summary>
    public static string Extended(string path) =>
        path.Length <= LongestPlain
        || path.StartsWith(Prefix, StringComparison.Ordinal)
        || path.StartsWith(@"\\.\", StringComparison.Ordinal)
            ? path
        : path.StartsWith(@"\\", StringComparison.Ordinal) ? SharePrefix + path[2..]
        : Prefix + path;

    /// <summary>The form that users and git write.</summary>
    public static string Plain(string path) =>
        path.StartsWith(SharePrefix, StringComparison.Ordinal) ? @"\\" + path[SharePrefix.Length..]
        : path.StartsWith(Prefix, StringComparison.Ordinal) ? path[Prefix.Length..]
        : path;

    /// <summary>Whether a path names another machine.</summary>
    public static bool IsShare(string path) => Plain(path).StartsWith(@"\\", StringComparison.Ordinal);

    /// <summary>
    /// The path without links and short names and with the case that the directories have, as git prints it except for its
    /// slashes; <see langword="null"/> with the system's error number where it cannot be opened.
    /// </summary>
    public static unsafe string? Real(string fullPath, out int code)
    {
        const int Longest = 32 * 1024;
        using var handle = Kernel32.CreateFile(
            Extended(fullPath),
            access: 0,
            Kernel32.ShareAll,
            0,
            Kernel32.OpenExisting,
            Kernel32.BackupSemantics,
            0
        );
        if (handle.IsInvalid)
        {
            code = Marshal.GetLastPInvokeError();
            return null;
        }

        var buffer = new char[Longest];
        fixed (char* start = buffer)
        {
            var length = Kernel32.GetFinalPathNameByHandle(handle, start, Longest, 0);
            code = length == 0 ? Marshal.GetLastPInvokeError() : 0;
            return length is > 0 and < Longest ? Plain(new string(start, 0, length)) : null;
        }
    }
}
