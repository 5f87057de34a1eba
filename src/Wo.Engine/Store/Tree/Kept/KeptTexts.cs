using System.Text;

namespace Wo.Engine.Store.Tree.Kept;

/// <summary>
/// Makes texts of bytes, and the same text again where it made it before: of thousands of work orders most have the same state,
/// priority, owner, epic and globs. It remembers few, and may be asked by several threads: a text that another one has just
/// replaced is made anew.
/// </summary>
internal sealed class KeptTexts
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

    /// <summary>Any place will do; equal bytes have the same.</summary>
    private static int PlaceOf(ReadOnlySpan<byte> bytes)
    {
        var hash = (uint)bytes.Length;
        foreach (var one in bytes)
        {
            hash = (hash ^ one) * 16777619;
        }

        return (int)((hash ^ (hash >> 16)) % Places);
    }
}
