using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Wo.Core.Storage.Posix;

/// <summary>A descriptor for writing whose every call is checked: .NET's own flush loses the error of fsync.</summary>
internal sealed class PosixFile(SafeFileHandle handle, string path) : IWritableFile
{
    private const int FullSync = 51;

    public long Length { get; } = RandomAccess.GetLength(handle);

    public unsafe void Write(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes)
        {
            nint done = 0;
            while (done < bytes.Length)
            {
                var written = LibC.Write(handle, start + done, bytes.Length - done);
                if (written >= 0)
                {
                    done += written;
                    continue;
                }

                var errno = Marshal.GetLastPInvokeError();
                if (errno != Errno.Interrupted)
                {
                    throw new StorageException("write", path, errno);
                }
            }
        }
    }

    public unsafe byte? LastByte()
    {
        byte last;
        return Length > 0 && LibC.PRead(handle, &last, 1, Length - 1) == 1 ? last : null;
    }

    public void Truncate(long length)
    {
        if (LibC.FTruncate(handle, length) != 0)
        {
            throw new StorageException("ftruncate", path, Marshal.GetLastPInvokeError());
        }
    }

    public void Sync() => Sync(handle, path);

    internal static void Sync(SafeFileHandle handle, string path)
    {
        // On macOS fsync reaches the drive's cache only; the stronger call is refused by some file systems.
        if (OperatingSystem.IsMacOS() && LibC.FControl(handle, FullSync) == 0)
        {
            return;
        }

        if (LibC.FSync(handle) != 0)
        {
            throw new StorageException("fsync", path, Marshal.GetLastPInvokeError());
        }
    }

    public void Dispose() => handle.Dispose();
}
