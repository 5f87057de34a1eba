namespace Wo.Core.Schema;

/// <summary>How often a part of an ECMAScript pattern is repeated.</summary>
/// <param name="Least">How often at least.</param>
/// <param name="Most">How often at most, <see cref="Unbounded"/> where there is no limit.</param>
internal readonly record struct EcmaCounts(int Least, int Most)
{
    /// <summary>No limit.</summary>
    public const int Unbounded = int.MaxValue;

    private const int MaxCount = 1_000_000_000;

    /// <summary>Whether .NET takes these counts, too.</summary>
    public bool AreUsable => Least <= Most && Least <= MaxCount;

    /// <summary>Reads a quantifier, without the question mark that makes it lazy.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="at">Where the quantifier is; behind it afterwards, unmoved where there is none.</param>
    /// <returns>The counts, or <see langword="null"/> where a brace is a character, as no counts follow.</returns>
    public static EcmaCounts? Read(string pattern, ref int at)
    {
        var end = at + 1;
        EcmaCounts? counts = pattern[at] switch
        {
            '*' => new EcmaCounts(0, Unbounded),
            '+' => new EcmaCounts(1, Unbounded),
            '?' => new EcmaCounts(0, 1),
            _ => ReadBraces(pattern, ref end),
        };
        at = counts is null ? at : end;
        return counts;
    }

    private static EcmaCounts? ReadBraces(string pattern, ref int at)
    {
        if (ReadNumber(pattern, ref at) is not { } least)
        {
            return null;
        }

        var most = least;
        if (at < pattern.Length && pattern[at] == ',')
        {
            at++;
            most = ReadNumber(pattern, ref at) ?? Unbounded;
        }

        return at < pattern.Length && pattern[at++] == '}' ? new EcmaCounts(least, most) : null;
    }

    private static int? ReadNumber(string pattern, ref int at)
    {
        var start = at;
        long number = 0;
        for (; at < pattern.Length && pattern[at] is >= '0' and <= '9'; at++)
        {
            number = Math.Min((number * 10) + (pattern[at] - '0'), MaxCount + 1);
        }

        return at > start ? (int)number : null;
    }
}
