using System.Text;

namespace Wo.Engine.Store.Tree.Kept;

/// <summary>
/// Reads what <see cref="KeptBytesWriter"/> wrote. Bytes that it did not write give some values and set <see cref="IsBroken"/>;
/// no more memory is asked for than there are bytes.
/// </summary>
/// <param name="bytes">The bytes.</param>
/// <param name="texts">Makes the texts.</param>
internal ref struct KeptBytesReader(ReadOnlySpan<byte> bytes, SharedTexts texts)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>Whether something was not as it is written.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Whether all was read.</summary>
    public readonly bool IsAtEnd => rest.IsEmpty;

    /// <summary>How many bytes are left.</summary>
    public readonly int Left => rest.Length;

    public ulong Number()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64 && !rest.IsEmpty; shift += 7)
        {
            var next = rest[0];
            rest = rest[1..];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        IsBroken = true;
        return 0;
    }

    /// <summary>How many follow, of which each takes a byte at least.</summary>
    public int Count()
    {
        var count = Number();
        if (count <= (ulong)rest.Length)
        {
            return (int)count;
        }

        IsBroken = true;
        return 0;
    }

    /// <summary>A number that fits, as lines and columns do.</summary>
    public int Small()
    {
        var number = Number();
        IsBroken |= number > int.MaxValue;
        return (int)(number & int.MaxValue);
    }

    public string? Text() => TryTake(out var bytes) ? texts.Of(bytes) : null;

    /// <summary>The same of a text that mostly is another one, which then is not made once more.</summary>
    public string? TextLike(string usual) =>
        TryTake(out var bytes)
            ? Ascii.Equals(bytes, usual)
                ? usual
                : texts.Of(bytes)
            : null;

    /// <summary>Bytes that are read by themselves; none where there are none.</summary>
    public ReadOnlySpan<byte> Part() => TryTake(out var bytes) ? bytes : [];

    /// <summary>Goes past a text or a part.</summary>
    public void SkipText() => TryTake(out _);

    /// <summary>Takes the bytes of a text; none where there is no text.</summary>
    private bool TryTake(out ReadOnlySpan<byte> bytes)
    {
        var length = Number();
        IsBroken |= length > (ulong)rest.Length + 1;
        if (length == 0 || IsBroken)
        {
            bytes = [];
            return false;
        }

        bytes = rest[..(int)(length - 1)];
        rest = rest[(int)(length - 1)..];
        return true;
    }
}
