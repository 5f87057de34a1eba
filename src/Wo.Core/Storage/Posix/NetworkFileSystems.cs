using System.Buffers.Binary;

namespace Wo.Core.Storage.Posix;

/// <summary>Recognises file systems on which locks and renames are not what the protocol needs.</summary>
internal static class NetworkFileSystems
{
    internal static unsafe string? NameOf(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        // struct statfs begins with f_type, a machine word on every 64-bit Linux.
        var buffer = stackalloc byte[512];
        if (LibC.StatFs(path, buffer) != 0)
        {
            return null;
        }

        return (uint)BinaryPrimitives.ReadInt64LittleEndian(new ReadOnlySpan<byte>(buffer, 8)) switch
        {
            0x6969 => "nfs",
            0x517B => "smb",
            0xFF534D42 => "cifs",
            0xFE534D42 => "smb2",
            0x01021997 => "9p",
            0x5346414F => "afs",
            0x00C36400 => "ceph",
            0x73757245 => "coda",
            0x0BD00BD0 => "lustre",
            _ => null,
        };
    }
}
