namespace Wo.Core.Schema.Patterns;

/// <summary>A set of UTF-16 code units as sorted ranges that neither touch nor overlap.</summary>
internal sealed class CharSet
{
    private CharSet(IReadOnlyList<(char First, char Last)> ranges) => Ranges = ranges;

    public static CharSet Digits { get; } = Of([('0', '9')]);

    public static CharSet WordCharacters { get; } = Of([('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')]);

    /// <summary>ECMAScript's WhiteSpace and LineTerminator.</summary>
    public static CharSet Spaces { get; } =
        Of([
            ('\t', '\r'),
            (' ', ' '),
            ('\u00A0', '\u00A0'),
            ('\u1680', '\u1680'),
            ('\u2000', '\u200A'),
            ('\u2028', '\u2029'),
            ('\u202F', '\u202F'),
            ('\u205F', '\u205F'),
            ('\u3000', '\u3000'),
            ('\uFEFF', '\uFEFF'),
        ]);

    public static CharSet LineTerminators { get; } = Of([('\n', '\n'), ('\r', '\r'), ('\u2028', '\u2029')]);

    public IReadOnlyList<(char First, char Last)> Ranges { get; }

    /// <summary>Whether the set holds halves of surrogate pairs, and so stands for characters beyond U+FFFF as well.</summary>
    public bool HasSurrogates => Ranges.Any(range => range.First <= '\uDFFF' && range.Last >= '\uD800');

    /// <summary>The only member, or <see langword="null"/> where there are more or none.</summary>
    public char? Single => Ranges.Count == 1 && Ranges[0].First == Ranges[0].Last ? Ranges[0].First : null;

    public static CharSet Of(IEnumerable<(char First, char Last)> ranges)
    {
        var sorted = new List<(char First, char Last)>(ranges);
        sorted.Sort(static (a, b) => a.First.CompareTo(b.First));
        var merged = new List<(char First, char Last)>();
        foreach (var range in sorted)
        {
            if (merged.Count > 0 && range.First <= merged[merged.Count - 1].Last + 1)
            {
                var last = merged[merged.Count - 1];
                merged[merged.Count - 1] = (last.First, range.Last > last.Last ? range.Last : last.Last);
            }
            else
            {
                merged.Add(range);
            }
        }

        return new CharSet(merged);
    }

    public bool Contains(char c)
    {
        foreach (var (first, last) in Ranges)
        {
            if (c >= first && c <= last)
            {
                return true;
            }
        }

        return false;
    }

    public CharSet Complement()
    {
        var rest = new List<(char, char)>();
        var next = 0;
        foreach (var (first, last) in Ranges)
        {
            if (first > next)
            {
                rest.Add(((char)next, (char)(first - 1)));
            }

            next = last + 1;
        }

        if (next <= char.MaxValue)
        {
            rest.Add(((char)next, char.MaxValue));
        }

        return new CharSet(rest);
    }
}
