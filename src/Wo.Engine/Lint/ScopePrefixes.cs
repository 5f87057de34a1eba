namespace Wo.Engine.Lint;

/// <summary>
/// Finds those of many claims that may overlap with another, by what their paths begin with: one of the two beginnings has to be
/// the beginning of the other. Most claims are to other directories and are not looked at.
/// </summary>
internal sealed class ScopePrefixes
{
    private readonly (string Prefix, int Claim)[] sorted;
    private readonly string[] prefixes;

    /// <param name="claims">The claims.</param>
    public ScopePrefixes(IReadOnlyList<ScopeClaim> claims)
    {
        sorted =
        [
            .. claims
                .SelectMany((claim, number) => claim.Prefixes.Select(prefix => (prefix, number)))
                .OrderBy(entry => entry.prefix, StringComparer.Ordinal),
        ];
        prefixes = Array.ConvertAll(sorted, entry => entry.Prefix);
    }

    /// <summary>The numbers of the claims that may overlap with one, in their order.</summary>
    public SortedSet<int> Near(ScopeClaim claim)
    {
        var near = new SortedSet<int>();
        foreach (var prefix in claim.Prefixes)
        {
            for (var length = 0; length <= prefix.Length; length++)
            {
                AddWhile(near, prefix[..length], static (found, own) => found == own);
            }

            AddWhile(near, prefix, static (found, own) => found.StartsWith(own, StringComparison.Ordinal));
        }

        return near;
    }

    /// <summary>Adds what comes from a text on, for as long as it is like that.</summary>
    private void AddWhile(SortedSet<int> near, string from, Func<string, string, bool> isLike)
    {
        var at = Array.BinarySearch(prefixes, from, StringComparer.Ordinal);
        at = at < 0 ? ~at : at;
        while (at > 0 && prefixes[at - 1] == from)
        {
            at--;
        }

        for (; at < sorted.Length && isLike(prefixes[at], from); at++)
        {
            near.Add(sorted[at].Claim);
        }
    }
}
