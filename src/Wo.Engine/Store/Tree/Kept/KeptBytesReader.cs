namespace Wo.Engine.Store.Tree.Kept;

/// <summary>
/// Reads what <see cref="KeptBytesWriter"/> wrote. Bytes that it did not write give some values and set <see cref="IsBroken"/>;
/// no more memory is asked for than there are bytes.
/// </summary>
/// <param name="bytes">The bytes.</param>
/// <param name="texts">Makes the texts.</param>
internal ref struct KeptBytesReader(ReadOnlySpan<byte> bytes, KeptTexts texts)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>Whether something was not as it is written.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Whether all was read.</summary>
    public readonly bool IsAtEnd => rest.IsEmpty;

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

    public string? Text()
    {
        var length = Number();
        if (length == 0)
        {
            return null;
        }

        if (length - 1 > (ulong)rest.Length)
        {
            IsBroken = true;
            return null;
        }

        var text = texts.Of(rest[..(int)(length - 1)]);
        rest = rest[(int)(length - 1)..];
        return text;
    }
}
