using System.Collections.Immutable;

namespace Wo.Engine.Lint;

/// <summary>
/// Globs as people write them in <c>scope</c> and policies, for paths of git: relative to the state root, or with a slash
/// before them to the top of the repository.
/// </summary>
internal sealed class PathGlobs
{
    private readonly string below;
    private readonly ImmutableArray<PathGlob> fromTop;
    private readonly ImmutableArray<PathGlob> fromRoot;
    private readonly bool hasAll;
    private readonly bool hasAllFromTop;

    /// <summary>Reads them.</summary>
    /// <param name="globs">The globs.</param>
    /// <param name="root">The state root from the top of the repository, with <c>/</c>; <c>.</c> where it is the top.</param>
    public PathGlobs(IEnumerable<string> globs, string root = ".")
    {
        string[] usable = [.. globs.Where(glob => ScopeGlob.WhyNothingMatches(glob) is null)];
        below = root is "." or "" ? "" : root + "/";
        fromTop = [.. usable.Where(glob => glob.StartsWith('/')).Select(glob => PathGlob.Parse(glob[1..]))];
        fromRoot = [.. usable.Where(glob => !glob.StartsWith('/')).Select(PathGlob.Parse)];
        // What counts as everything for the rule on scopes has to be everything here: a mere '*', too.
        hasAll = usable.Any(glob => !glob.StartsWith('/') && ScopeGlob.IsBare(glob));
        hasAllFromTop = usable.Any(glob => glob.StartsWith('/') && ScopeGlob.IsBare(glob));
    }

    /// <summary>Whether one of them matches a path, which begins at the top of the repository.</summary>
    public bool Match(string path)
    {
        if (hasAllFromTop || Matches(fromTop, path))
        {
            return true;
        }

        return path.StartsWith(below, StringComparison.Ordinal)
            && (hasAll || Matches(fromRoot, below.Length == 0 ? path : path[below.Length..]));
    }

    private static bool Matches(ImmutableArray<PathGlob> globs, string path)
    {
        foreach (var glob in globs)
        {
            if (glob.Matches(path))
            {
                return true;
            }
        }

        return false;
    }
}
