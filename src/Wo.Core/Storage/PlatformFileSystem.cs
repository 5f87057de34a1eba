using Wo.Core.Storage.Posix;
using Wo.Core.Storage.Windows;

namespace Wo.Core.Storage;

/// <summary>Chooses the implementation for the operating system this process runs on.</summary>
internal static class PlatformFileSystem
{
    /// <summary>Creates the file system of this platform.</summary>
    public static IFileSystem Create() =>
        OperatingSystem.IsWindows() ? new Windows.WindowsFileSystem() : new Posix.PosixFileSystem();
}
