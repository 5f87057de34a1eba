using System.Buffers.Binary;
using System.Numerics;

namespace Wo.Engine.Store;

/// <summary>
/// Tells whether bytes are those that were written: two CRC-32C, of the even and of the odd words. It guards against accidents,
/// and costs a fraction of what a cryptographic hash does.
/// </summary>
internal static class Checksum
{
    private const int Word = sizeof(ulong);

    /// <summary>The checksum.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var (even, odd) = (uint.MaxValue, uint.MaxValue);
        while (bytes.Length >= 2 * Word)
        {
            even = BitOperations.Crc32C(even, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            odd = BitOperations.Crc32C(odd, BinaryPrimitives.ReadUInt64LittleEndian(bytes[Word..]));
            bytes = bytes[(2 * Word)..];
        }

        foreach (var rest in bytes)
        {
            even = BitOperations.Crc32C(even, rest);
            odd = BitOperations.Crc32C(odd, even);
        }

        return ((ulong)odd << 32) | even;
    }
}
