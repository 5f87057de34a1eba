namespace Wo.Engine.Lint;

/// <summary>
/// Finds those of many claims that may overlap with another, by what their paths begin with: one of the two beginnings has to be
/// the beginning of the other. Most claims are to other directories and are not looked at.
/// </summary>
internal sealed class ScopePrefixes
{
    private readonly (string Prefix, int Claim)[] sorted;
    private readonly Dictionary<string, int> first = new(StringComparer.Ordinal);
    private readonly int[] lengths;

    /// <param name="claims">The claims.</param>
    public ScopePrefixes(IReadOnlyList<ScopeClaim> claims)
    {
        sorted = [.. claims.SelectMany((claim, number) => claim.Prefixes.Select(prefix => (prefix, number)))];
        Array.Sort(sorted, static (one, other) => string.CompareOrdinal(one.Prefix, other.Prefix));
        for (var at = sorted.Length - 1; at >= 0; at--)
        {
            first[sorted[at].Prefix] = at;
        }

        lengths = [.. first.Keys.Select(prefix => prefix.Length).Distinct().Order()];
    }

    /// <summary>The numbers of the claims that may overlap with one, in their order.</summary>
    public SortedSet<int> Near(ScopeClaim claim)
    {
        var near = new SortedSet<int>();
        var byText = first.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var prefix in claim.Prefixes)
        {
            // Those that are as long as it or shorter are the beginning of it ...
            foreach (var length in lengths)
            {
                if (length <= prefix.Length && byText.TryGetValue(prefix.AsSpan(0, length), out var at))
                {
                    AddWhile(near, at, prefix.AsSpan(0, length), static (found, own) => found.SequenceEqual(own));
                }
            }

            // ... and those that are longer begin with it.
            AddWhile(near, FirstFrom(prefix), prefix, static (found, own) => found.StartsWith(own));
        }

        return near;
    }

    /// <summary>Where the prefixes begin that do not come before a text.</summary>
    private int FirstFrom(string text)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            (low, high) = string.CompareOrdinal(sorted[middle].Prefix, text) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Adds what comes from a place on, for as long as it is like a text.</summary>
    private void AddWhile(
        SortedSet<int> near,
        int at,
        ReadOnlySpan<char> text,
        Func<ReadOnlySpan<char>, ReadOnlySpan<char>, bool> isLike
    )
    {
        for (; at < sorted.Length && isLike(sorted[at].Prefix, text); at++)
        {
            near.Add(sorted[at].Claim);
        }
    }
}
