using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Wo.Core.Yaml;

/// <summary>
/// Makes texts, and the same text again where it made it before: of thousands of work orders most have the same keys, state,
/// priority, owner, epic and globs. It remembers few, and may be asked by several threads: a text that another one has just
/// replaced is made anew.
/// </summary>
internal sealed class SharedTexts
{
    private const int LongestShared = 40;
    private const int Places = 1024;

    private readonly string?[] texts = new string?[Places];

    /// <summary>The text.</summary>
    public string Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length is 0 or > LongestShared)
        {
            return Encoding.UTF8.GetString(bytes);
        }

        ref var place = ref texts[PlaceOf(bytes)];
        if (place is { } known && Ascii.Equals(bytes, known))
        {
            return known;
        }

        return place = Encoding.UTF8.GetString(bytes);
    }

    /// <summary>The same of what was decoded.</summary>
    public string Of(ReadOnlySpan<char> characters)
    {
        if (characters.Length is 0 or > LongestShared)
        {
            return characters.ToString();
        }

        ref var place = ref texts[PlaceOf(MemoryMarshal.AsBytes(characters))];
        if (place is { } known && characters.SequenceEqual(known))
        {
            return known;
        }

        return place = characters.ToString();
    }

    /// <summary>Any place will do; equal bytes have the same. Both ends tell most texts apart.</summary>
    private static uint PlaceOf(ReadOnlySpan<byte> bytes)
    {
        var hash = BitOperations.Crc32C((uint)bytes.Length, Word(bytes));
        return BitOperations.Crc32C(hash, Word(bytes[Math.Max(0, bytes.Length - sizeof(ulong))..])) % Places;
    }

    private static ulong Word(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= sizeof(ulong))
        {
            return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        }

        var word = 0UL;
        foreach (var one in bytes)
        {
            word = (word << 8) | one;
        }

        return word;
    }
}
