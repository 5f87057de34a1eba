using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Wo.Engine.Store.Tree.Kept;

/// <summary>Writes the values of a summary one after the other; <see cref="KeptBytesReader"/> reads them back.</summary>
/// <param name="capacity">About how many bytes there will be: growing copies them.</param>
internal sealed class KeptBytesWriter(int capacity = 1 << 12)
{
    // A text that is no valid UTF-16 would be another one when it is read back.
    private static readonly UTF8Encoding Exact = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private const int MostBytesOfChar = 3;
    private const int ShortText = (0x7f - 1) / MostBytesOfChar;

    private readonly ArrayBufferWriter<byte> buffer = new(capacity);

    public ReadOnlySpan<byte> Written => buffer.WrittenSpan;

    public int Length => buffer.WrittenCount;

    /// <summary>Leaves room for bytes that are known later; until then they are 0.</summary>
    public void Reserve(int length)
    {
        buffer.GetSpan(length)[..length].Clear();
        buffer.Advance(length);
    }

    /// <summary>What was written or reserved at a place, until more is written.</summary>
    public Span<byte> At(int start, int length) =>
        MemoryMarshal.AsMemory(buffer.WrittenMemory).Span.Slice(start, length);

    /// <summary>Forgets what was written.</summary>
    public void Clear() => buffer.ResetWrittenCount();

    /// <summary>A number that is not negative, in as few bytes as it needs.</summary>
    public void Number(ulong value)
    {
        while (value >= 0x80)
        {
            Byte((byte)(value | 0x80));
            value >>= 7;
        }

        Byte((byte)value);
    }

    /// <summary>A text, its length first; 0 stands for none.</summary>
    /// <exception cref="EncoderFallbackException">It has half a character.</exception>
    public void Text(string? text)
    {
        if (text is null)
        {
            Number(0);
            return;
        }

        if (text.Length <= ShortText)
        {
            // Its length takes one byte, so that the text can be written before it.
            var span = buffer.GetSpan(1 + ShortText * MostBytesOfChar);
            var written = Exact.GetBytes(text, span[1..]);
            span[0] = (byte)(written + 1);
            buffer.Advance(1 + written);
            return;
        }

        var length = Exact.GetByteCount(text);
        Number((ulong)length + 1);
        Plain(text, length);
    }

    /// <summary>A text without its length.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How many bytes it takes in UTF-8.</param>
    /// <exception cref="EncoderFallbackException">It has half a character.</exception>
    public void Plain(string text, int length) => buffer.Advance(Exact.GetBytes(text, buffer.GetSpan(length)));

    /// <summary>Bytes that are read by themselves, their length first.</summary>
    public void Part(ReadOnlySpan<byte> part)
    {
        Number((ulong)part.Length + 1);
        Raw(part);
    }

    /// <summary>Bytes that were written before.</summary>
    public void Raw(ReadOnlySpan<byte> bytes) => buffer.Write(bytes);

    private void Byte(byte value)
    {
        buffer.GetSpan(1)[0] = value;
        buffer.Advance(1);
    }
}
