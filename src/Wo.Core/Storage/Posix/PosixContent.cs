using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Wo.Core.Storage.Posix;

/// <summary>Reads the content of a file that is open, as far as it may be read.</summary>
internal static class PosixContent
{
    private const int LargeFile = 256 * 1024;

    /// <summary>All bytes; or that there are more than wanted.</summary>
    /// <param name="handle">The file, at its beginning.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <param name="size">The size that it had when it was opened, in bytes.</param>
    /// <param name="maxBytes">The most bytes that are wanted.</param>
    /// <param name="keeps">Sees the bytes, and says whether they are to be in the answer.</param>
    /// <exception cref="StorageException">It cannot be read.</exception>
    public static FileContent Read(
        SafeFileHandle handle,
        string path,
        int size,
        int maxBytes,
        Predicate<ReadOnlySpan<byte>> keeps
    ) =>
        size > LargeFile && TryReadWhole(handle, path, size) is { } whole
            ? new FileContent(ReadOutcome.Ok, keeps(whole) ? whole : [])
            : ReadToEnd(handle, path, size, maxBytes, keeps);

    /// <summary>Whether the bytes are those that are expected. They are compared piece by piece, in memory that is used again.</summary>
    /// <param name="handle">The file, at its beginning.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <param name="expected">What is expected, as long as the file was when it was opened.</param>
    /// <exception cref="StorageException">It cannot be read.</exception>
    public static bool Is(SafeFileHandle handle, string path, ReadOnlySpan<byte> expected)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Min(expected.Length, LargeFile));
        try
        {
            while (!expected.IsEmpty)
            {
                var got = ReadSome(handle, path, buffer.AsSpan(0, Math.Min(buffer.Length, expected.Length)));
                if (got == 0 || !expected.StartsWith(buffer.AsSpan(0, got)))
                {
                    return false;
                }

                expected = expected[got..];
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// Reads a large file without a copy of it; <see langword="null"/> where it grew meanwhile, and is read from its beginning
    /// otherwise.
    /// </summary>
    private static unsafe byte[]? TryReadWhole(SafeFileHandle handle, string path, int size)
    {
        var whole = GC.AllocateUninitializedArray<byte>(size);
        var length = 0;
        for (var got = -1; got != 0 && length < size; length += got)
        {
            got = ReadSome(handle, path, whole.AsSpan(length));
        }

        Span<byte> more = stackalloc byte[1];
        if (length == size && ReadSome(handle, path, more) > 0)
        {
            return LibC.Seek(handle, 0, 0) == 0
                ? null
                : throw new StorageException("lseek", path, Marshal.GetLastPInvokeError());
        }

        return length == size ? whole : whole[..length];
    }

    private static FileContent ReadToEnd(
        SafeFileHandle handle,
        string path,
        int size,
        int maxBytes,
        Predicate<ReadOnlySpan<byte>> keeps
    )
    {
        // One byte more than expected: a read that ends at the expected size has met the end, and needs no second one.
        var buffer = ArrayPool<byte>.Shared.Rent(size + 1);
        try
        {
            var length = 0;
            while (true)
            {
                if (length == buffer.Length)
                {
                    buffer = Grow(buffer);
                }

                var got = ReadSome(handle, path, buffer.AsSpan(length));
                length += got;
                if (length > maxBytes)
                {
                    return new FileContent(ReadOutcome.TooLarge, []);
                }

                if (got == 0 || length == size)
                {
                    return new FileContent(ReadOutcome.Ok, keeps(buffer.AsSpan(0, length)) ? buffer[..length] : []);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] full)
    {
        var larger = ArrayPool<byte>.Shared.Rent(full.Length * 2);
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }

    private static unsafe int ReadSome(SafeFileHandle handle, string path, Span<byte> buffer)
    {
        fixed (byte* start = buffer)
        {
            while (true)
            {
                var got = LibC.Read(handle, start, buffer.Length);
                if (got >= 0)
                {
                    return (int)got;
                }

                var errno = Marshal.GetLastPInvokeError();
                if (errno != Errno.Interrupted)
                {
                    throw new StorageException("read", path, errno);
                }
            }
        }
    }
}
