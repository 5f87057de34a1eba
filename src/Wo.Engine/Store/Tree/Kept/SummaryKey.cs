using System.Buffers.Binary;
using System.Text;

namespace Wo.Engine.Store.Tree.Kept;

/// <summary>
/// What a file of summaries begins with: what it is, the build that decides what a summary says and what is wrong with a file,
/// and the tree. Any other beginning is another program's or another tree's.
/// </summary>
internal static class SummaryKey
{
    /// <summary>Its length.</summary>
    public const int Size = 48;

    private static ReadOnlySpan<byte> Magic => "wo-sum\0\u0001"u8;

    /// <summary>The key for a tree.</summary>
    /// <param name="stateRoot">The directory that holds the tree.</param>
    public static byte[] For(string stateRoot)
    {
        var key = new byte[Size];
        Magic.CopyTo(key);
        _ = Convert.FromHexString(BuildKey.Sha256, key.AsSpan(8), out _, out _);
        BinaryPrimitives.WriteUInt64LittleEndian(key.AsSpan(40), Checksum.Of(Encoding.UTF8.GetBytes(stateRoot)));
        return key;
    }
}
