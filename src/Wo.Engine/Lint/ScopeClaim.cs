using System.Collections.Immutable;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Lint;

/// <summary>
/// The paths that a work order may touch. One without a scope, or with the scope that is written where none is given, says
/// nothing about where its work lies, and overlaps with none.
/// </summary>
internal sealed class ScopeClaim
{
    private readonly ImmutableArray<(string Text, PathGlob Glob)> allow;
    private readonly Lazy<ImmutableArray<PathGlob>> deny;

    /// <param name="file">The work order.</param>
    /// <param name="root">The state root from the top of the repository, with <c>/</c>; <c>.</c> where it is the top.</param>
    public ScopeClaim(WorkOrderCandidate file, string root)
    {
        var links = file.Summary.Links;
        Id = file.Id;
        allow = DefaultScope.IsOf(links)
            ? []
            : [.. Usable(links.Allow).Select(glob => (glob, PathGlob.OfScope(glob, root)))];
        deny = new(() => [.. Usable(links.Deny).Select(glob => PathGlob.OfScope(glob, root))]);
    }

    /// <summary>The work order.</summary>
    public WorkOrderId Id { get; }

    /// <summary>What the paths begin with that it may touch, a text for each of its globs.</summary>
    public IEnumerable<string> Prefixes => allow.Select(glob => glob.Glob.Prefix);

    /// <summary>Where it overlaps with another; <see langword="null"/> where it does not.</summary>
    public ScopeOverlap? With(ScopeClaim other)
    {
        foreach (var mine in allow)
        {
            foreach (var theirs in other.allow)
            {
                if (
                    mine.Glob.MayMeet(theirs.Glob)
                    && GlobOverlap.Find(mine.Glob, theirs.Glob, deny.Value.Concat(other.deny.Value)) is { } path
                )
                {
                    return new ScopeOverlap(other.Id, mine.Text, theirs.Text, path);
                }
            }
        }

        return null;
    }

    private static IEnumerable<string> Usable(IEnumerable<string> globs) =>
        globs.Where(glob => ScopeGlob.WhyNothingMatches(glob) is null);
}
