using System.Collections.Immutable;

namespace Wo.Engine.Lint;

/// <summary>Globs as people write them in <c>scope</c> and policies, for paths of git.</summary>
/// <param name="globs">The globs; what can match nothing is passed over.</param>
/// <param name="root">The state root from the top of the repository, with <c>/</c>; <c>.</c> where it is the top.</param>
internal sealed class PathGlobs(IEnumerable<string> globs, string root = ".")
{
    private readonly ImmutableArray<PathGlob> usable =
    [
        .. globs.Where(glob => ScopeGlob.WhyNothingMatches(glob) is null).Select(glob => PathGlob.OfScope(glob, root)),
    ];

    /// <summary>Whether one of them matches a path, which begins at the top of the repository.</summary>
    public bool Match(string path)
    {
        foreach (var glob in usable)
        {
            if (glob.Matches(path))
            {
                return true;
            }
        }

        return false;
    }
}
