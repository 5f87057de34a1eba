using System.Runtime.InteropServices;
using System.Text;

namespace Wo.Engine.Processes;

/// <summary>A null-terminated array of UTF-8 C strings, the form in which a program gets arguments and environment.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    private readonly byte** block;

    /// <summary>Copies the strings. None may contain NUL, which a C string cannot carry.</summary>
    public NativeStrings(IReadOnlyCollection<string> strings)
    {
        // One allocation: the pointers first, the text behind them.
        var pointers = (nuint)(strings.Count + 1) * (nuint)sizeof(byte*);
        var size = pointers;
        foreach (var text in strings)
        {
            size += (nuint)Encoding.UTF8.GetByteCount(text) + 1;
        }

        block = (byte**)NativeMemory.Alloc(size);
        var next = (byte*)block + pointers;
        var end = (byte*)block + size;
        var index = 0;
        foreach (var text in strings)
        {
            block[index++] = next;
            next += Encoding.UTF8.GetBytes(text, new Span<byte>(next, (int)(end - next)));
            *next++ = 0;
        }

        block[index] = null;
    }

    /// <summary>The array, valid until disposal.</summary>
    public byte** Pointer => block;

    /// <inheritdoc/>
    public void Dispose() => NativeMemory.Free(block);
}
