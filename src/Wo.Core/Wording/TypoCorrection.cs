namespace Wo.Core.Wording;

/// <summary>Finds the names that a mistyped word probably stands for.</summary>
internal static class TypoCorrection
{
    private const int MostSuggestions = 3;

    // What is longer is no slip of a key, and comparing it would take its length times that of each name.
    private const int LongestWord = 100;

    /// <summary>The names nearest to what was typed, nearest first; none where nothing is near.</summary>
    public static string[] Nearest(string typed, IEnumerable<string> names) =>
        [
            .. (typed.Length > LongestWord ? [] : names)
                .Where(name => name.Length <= LongestWord)
                .Distinct(StringComparer.Ordinal)
                .Select(name => (Name: name, Distance: DistanceOf(typed, name)))
                .Where(candidate => candidate.Distance <= Tolerance(typed))
                .OrderBy(candidate => candidate.Distance)
                .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
                .Take(MostSuggestions)
                .Select(candidate => candidate.Name),
        ];

    /// <summary>The end of a complaint: <c>; did you mean 'list'?</c>, or nothing where nothing is near.</summary>
    public static string DidYouMean(string typed, IEnumerable<string> names)
    {
        string[] nearest = Nearest(typed, names);
        return nearest.Length == 0
            ? string.Empty
            : "; did you mean " + string.Join(" or ", nearest.Select(name => $"'{name}'")) + "?";
    }

    /// <summary>Whether one letter is wrong, missing, too many, or swapped with its neighbour.</summary>
    public static bool IsOneSlip(string typed, string name) =>
        Math.Abs(typed.Length - name.Length) <= 1 && Edits(typed.ToUpperInvariant(), name.ToUpperInvariant()) == 1;

    // Of every three letters one may be wrong, and of two one; a single letter is near everything.
    private static int Tolerance(string typed) =>
        typed.AsSpan().TrimStart('-').Length is var letters and > 1 ? Math.Max(1, letters / 3) : 0;

    private static int DistanceOf(string typed, string name)
    {
        ReadOnlySpan<char> stem = typed.AsSpan().TrimStart('-');
        bool isStart =
            stem.Length >= 2 && name.AsSpan().TrimStart('-').StartsWith(stem, StringComparison.OrdinalIgnoreCase);
        return isStart ? 1 : Edits(typed.ToUpperInvariant(), name.ToUpperInvariant());
    }

    /// <summary>Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).</summary>
    private static int Edits(string from, string to)
    {
        int[,] edits = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            edits[i, 0] = i;
        }

        for (int j = 0; j <= to.Length; j++)
        {
            edits[0, j] = j;
        }

        for (int i = 1; i <= from.Length; i++)
        {
            for (int j = 1; j <= to.Length; j++)
            {
                int substituted = edits[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                int best = Math.Min(substituted, Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
                bool swapped = i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1];
                edits[i, j] = swapped ? Math.Min(best, edits[i - 2, j - 2] + 1) : best;
            }
        }

        return edits[from.Length, to.Length];
    }
}
