namespace Wo.Engine.Lint;

/// <summary>
/// What can be told about a glob of <c>scope</c> without looking at any path. Globs are relative to the state root; with a
/// slash before them, to the top of the repository.
/// </summary>
internal static class ScopeGlob
{
    /// <summary>
    /// Whether it stands for everything: <c>*</c>, <c>**</c>, <c>**/*</c>, <c>*/**</c> and other spellings of these.
    /// </summary>
    public static bool IsBare(string glob)
    {
        var rest = glob.AsSpan();
        if (rest.StartsWith("/"))
        {
            rest = rest[1..];
        }

        while (rest.StartsWith("./"))
        {
            rest = rest[2..];
        }

        if (rest is "*")
        {
            return true;
        }

        var anyDepth = false;
        foreach (var range in rest.Split('/'))
        {
            var segment = rest[range];
            if (segment.IsEmpty || segment.ContainsAnyExcept('*'))
            {
                return false;
            }

            anyDepth |= segment.Length > 1;
        }

        return anyDepth;
    }

    /// <summary>Why no path of a repository can match, or <see langword="null"/>.</summary>
    public static string? WhyNothingMatches(string glob)
    {
        if (string.IsNullOrWhiteSpace(glob))
        {
            return "it is blank";
        }

        if (glob == "/")
        {
            return "it names the top of the repository itself";
        }

        if (glob.Contains('\\', StringComparison.Ordinal))
        {
            return "segments are separated by slashes";
        }

        foreach (var range in glob.AsSpan().Split('/'))
        {
            if (glob.AsSpan()[range] is "..")
            {
                return "it leads out of the root";
            }
        }

        return null;
    }
}
