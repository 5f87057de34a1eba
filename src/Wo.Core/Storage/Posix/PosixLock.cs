using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Wo.Core.Storage.Posix;

/// <summary>
/// <c>flock</c> on a descriptor. The lock belongs to the open file, so a child that inherits the descriptor keeps it,
/// and the kernel drops it when the last holder is gone, however it died.
/// </summary>
internal sealed class PosixLock : IFileLock
{
    private const int ExclusiveNonBlocking = 2 | 4;
    private const int Unlock = 8;

    private readonly SafeFileHandle handle;
    private readonly string path;

    private PosixLock(SafeFileHandle handle, string path) => (this.handle, this.path) = (handle, path);

    public SafeHandle Handle => handle;

    internal static PosixLock? TryAcquire(SafeFileHandle handle, string path)
    {
        if (LibC.FLock(handle, ExclusiveNonBlocking) == 0)
        {
            return new PosixLock(handle, path);
        }

        var errno = Marshal.GetLastPInvokeError();
        handle.Dispose();
        return errno == Errno.WouldBlock ? null : throw new StorageException("flock", path, errno);
    }

    public unsafe void Describe(string text)
    {
        // Informational only, so a full disk must not stop the holder: errors are deliberately not looked at.
        var bytes = Encoding.UTF8.GetBytes(text);
        _ = LibC.FTruncate(handle, 0);
        fixed (byte* start = bytes)
        {
            _ = LibC.Write(handle, start, bytes.Length);
        }
    }

    public void Dispose()
    {
        // An explicit unlock also ends it for descriptors that a stray descendant of a child still holds.
        _ = LibC.FLock(handle, Unlock);
        handle.Dispose();
    }

    /// <inheritdoc/>
    public override string ToString() => path;
}
