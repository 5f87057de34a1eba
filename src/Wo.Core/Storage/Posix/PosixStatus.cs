using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Wo.Core.Storage.Posix;

/// <summary>
/// <c>lstat</c> and <c>stat</c>. On Linux through <c>statx</c>, whose structure is the same on every processor; on macOS through
/// those with 64-bit inodes.
/// </summary>
internal static class PosixStatus
{
    private const int CurrentDirectory = -100;
    private const int NoFollow = 0x100;
    private const int EmptyPath = 0x1000;
    private const uint BasicStats = 0x7ff;

    // Larger than either structure (256 and 144 bytes).
    private const int BufferSize = 512;

    private static readonly long FirstSecond = DateTimeOffset.MinValue.ToUnixTimeSeconds();
    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    private static readonly bool IntelMac =
        OperatingSystem.IsMacOS() && RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <summary>The entry itself; <see langword="null"/> where there is none.</summary>
    internal static unsafe FileStatus? Of(string path)
    {
        var buffer = stackalloc byte[BufferSize];
        return Look(path, buffer) ? Parse(buffer) : null;
    }

    /// <summary>How many names a file has; <see langword="null"/> where there is none.</summary>
    internal static unsafe uint? NamesOf(string path)
    {
        var buffer = stackalloc byte[BufferSize];
        if (!Look(path, buffer))
        {
            return null;
        }

        var bytes = new ReadOnlySpan<byte>(buffer, BufferSize);
        return OperatingSystem.IsMacOS()
            ? BinaryPrimitives.ReadUInt16LittleEndian(bytes[6..])
            : BinaryPrimitives.ReadUInt32LittleEndian(bytes[16..]);
    }

    private static unsafe bool Look(string path, byte* buffer)
    {
        var result =
            IntelMac ? LibC.LStat64(path, buffer)
            : OperatingSystem.IsMacOS() ? LibC.LStat(path, buffer)
            : LibC.StatX(CurrentDirectory, path, NoFollow, BasicStats, buffer);
        if (result == 0)
        {
            return true;
        }

        var errno = Marshal.GetLastPInvokeError();
        return errno is Errno.NoEntry or Errno.NotDirectory ? false : throw new StorageException("stat", path, errno);
    }

    /// <summary>The entry of a directory that is open on Linux; <see langword="null"/> where there is none.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="name">The name in UTF-8, with a NUL at its end.</param>
    /// <param name="path">The directory's path, for messages.</param>
    internal static unsafe FileLook? In(SafeFileHandle directory, ReadOnlySpan<byte> name, string path)
    {
        var buffer = stackalloc byte[BufferSize];
        int result;
        fixed (byte* text = name)
        {
            result = LibC.StatX(directory, text, NoFollow, BasicStats, buffer);
        }

        if (result == 0)
        {
            return LookOf(new ReadOnlySpan<byte>(buffer, BufferSize));
        }

        var errno = Marshal.GetLastPInvokeError();
        return errno is Errno.NoEntry or Errno.NotDirectory
            ? null
            : throw new StorageException("stat", Path.Join(path, Encoding.UTF8.GetString(name[..^1])), errno);
    }

    /// <summary>What a path leads to; <see langword="null"/> where that is nothing.</summary>
    internal static unsafe FileStatus? Following(string path)
    {
        var buffer = stackalloc byte[BufferSize];
        var result =
            IntelMac ? LibC.Stat64(path, buffer)
            : OperatingSystem.IsMacOS() ? LibC.Stat(path, buffer)
            : LibC.StatX(CurrentDirectory, path, 0, BasicStats, buffer);
        if (result != 0)
        {
            var errno = Marshal.GetLastPInvokeError();
            return Errno.MeansNothingThere(errno) ? null : throw new StorageException("stat", path, errno);
        }

        return Parse(buffer);
    }

    /// <summary>The file that is open, whatever its name is by now.</summary>
    internal static unsafe FileStatus Of(SafeFileHandle handle, string path)
    {
        var buffer = stackalloc byte[BufferSize];
        var result =
            IntelMac ? LibC.FStat64(handle, buffer)
            : OperatingSystem.IsMacOS() ? LibC.FStat(handle, buffer)
            : LibC.StatX(handle, "", EmptyPath, BasicStats, buffer);
        return result == 0 ? Parse(buffer) : throw new StorageException("fstat", path, Marshal.GetLastPInvokeError());
    }

    private static unsafe FileStatus Parse(byte* buffer)
    {
        var bytes = new ReadOnlySpan<byte>(buffer, BufferSize);
        return OperatingSystem.IsMacOS() ? FromMac(bytes) : FromLinux(bytes);
    }

    private static FileStatus FromLinux(ReadOnlySpan<byte> stat) =>
        Make(
            mode: BinaryPrimitives.ReadUInt16LittleEndian(stat[28..]),
            size: BinaryPrimitives.ReadInt64LittleEndian(stat[40..]),
            seconds: BinaryPrimitives.ReadInt64LittleEndian(stat[112..]),
            nanoseconds: BinaryPrimitives.ReadUInt32LittleEndian(stat[120..]),
            group: BinaryPrimitives.ReadUInt32LittleEndian(stat[24..])
        ) with
        {
            ChangedAt = Time(
                BinaryPrimitives.ReadInt64LittleEndian(stat[96..]),
                BinaryPrimitives.ReadUInt32LittleEndian(stat[104..])
            ),
            Identity = IdentityIn(stat),
        };

    private static FileLook LookOf(ReadOnlySpan<byte> stat) =>
        new(
            KindOf(BinaryPrimitives.ReadUInt16LittleEndian(stat[28..])),
            IdentityIn(stat),
            BinaryPrimitives.ReadInt64LittleEndian(stat[40..]),
            Ticks(
                BinaryPrimitives.ReadInt64LittleEndian(stat[112..]),
                BinaryPrimitives.ReadUInt32LittleEndian(stat[120..])
            ),
            Ticks(
                BinaryPrimitives.ReadInt64LittleEndian(stat[96..]),
                BinaryPrimitives.ReadUInt32LittleEndian(stat[104..])
            )
        );

    private static FileIdentity IdentityIn(ReadOnlySpan<byte> stat) =>
        new(
            // The two halves of the device's number.
            BinaryPrimitives.ReadUInt64LittleEndian(stat[136..]),
            BinaryPrimitives.ReadUInt64LittleEndian(stat[32..])
        );

    private static FileStatus FromMac(ReadOnlySpan<byte> stat) =>
        Make(
            mode: BinaryPrimitives.ReadUInt16LittleEndian(stat[4..]),
            size: BinaryPrimitives.ReadInt64LittleEndian(stat[96..]),
            seconds: BinaryPrimitives.ReadInt64LittleEndian(stat[48..]),
            nanoseconds: (uint)BinaryPrimitives.ReadInt64LittleEndian(stat[56..]),
            group: BinaryPrimitives.ReadUInt32LittleEndian(stat[20..])
        ) with
        {
            ChangedAt = Time(
                BinaryPrimitives.ReadInt64LittleEndian(stat[64..]),
                (uint)BinaryPrimitives.ReadInt64LittleEndian(stat[72..])
            ),
            Identity = new FileIdentity(
                BinaryPrimitives.ReadUInt32LittleEndian(stat),
                BinaryPrimitives.ReadUInt64LittleEndian(stat[8..])
            ),
        };

    // File systems keep times that .NET has no date for.
    private static DateTimeOffset Time(long seconds, uint nanoseconds) =>
        new(Ticks(seconds, nanoseconds), TimeSpan.Zero);

    private static long Ticks(long seconds, uint nanoseconds) =>
        DateTime.UnixEpoch.Ticks
        + Math.Clamp(seconds, FirstSecond, LastSecond) * TimeSpan.TicksPerSecond
        + Math.Min(nanoseconds / 100, TimeSpan.TicksPerSecond - 1);

    private static FileKind KindOf(uint mode) =>
        (mode & 0xF000) switch
        {
            0x8000 => FileKind.Regular,
            0x4000 => FileKind.Directory,
            0xA000 => FileKind.SymbolicLink,
            _ => FileKind.Other,
        };

    private static FileStatus Make(uint mode, long size, long seconds, uint nanoseconds, uint group) =>
        new(KindOf(mode), size, Time(seconds, nanoseconds), mode & 0xFFF, group);
}
