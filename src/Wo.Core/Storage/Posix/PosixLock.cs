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
    private const int Exclusive = 2;
    private const int ExclusiveNonBlocking = 2 | 4;
    private const int Unlock = 8;

    private readonly SafeFileHandle handle;
    private readonly string path;

    private PosixLock(SafeFileHandle handle, string path) => (this.handle, this.path) = (handle, path);

    public SafeHandle Handle => handle;

    /// <summary>Takes the lock, or closes the file and answers <see langword="null"/> where another has it.</summary>
    internal static PosixLock? TryAcquire(SafeFileHandle handle, string path)
    {
        var errno = Lock(handle, ExclusiveNonBlocking);
        if (errno == 0)
        {
            return new PosixLock(handle, path);
        }

        handle.Dispose();
        return errno == Errno.WouldBlock ? null : throw new StorageException("flock", path, errno);
    }

    /// <summary>Takes the lock when its turn comes, or answers <see langword="null"/> where the patience ends first.</summary>
    internal static PosixLock? Acquire(SafeFileHandle handle, string path, ILockPatience patience)
    {
        var errno = Lock(handle, ExclusiveNonBlocking);
        if (errno == Errno.WouldBlock)
        {
            if (new LockTurn(() => Lock(handle, Exclusive), handle.Dispose).Wait(patience) is not { } inTurn)
            {
                return null;
            }

            errno = inTurn;
        }

        if (errno == 0)
        {
            return new PosixLock(handle, path);
        }

        handle.Dispose();
        throw new StorageException("flock", path, errno);
    }

    /// <summary>The error number; 0 where it is locked.</summary>
    private static int Lock(SafeFileHandle handle, int operation)
    {
        while (LibC.FLock(handle, operation) != 0)
        {
            var errno = Marshal.GetLastPInvokeError();
            if (errno != Errno.Interrupted)
            {
                return errno;
            }
        }

        return 0;
    }

    public unsafe void Describe(string text)
    {
        // Informational only, so a full disk must not stop the holder: errors are deliberately not looked at.
        var bytes = Encoding.UTF8.GetBytes(text);
        _ = LibC.FTruncate(handle, 0);
        fixed (byte* start = bytes)
        {
            _ = LibC.PWrite(handle, start, bytes.Length, 0);
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
