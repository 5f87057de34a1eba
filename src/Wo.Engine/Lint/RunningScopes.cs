using System.Collections.Immutable;
using Wo.Engine.Store.Tree;

namespace Wo.Engine.Lint;

/// <summary>The paths that work orders which are running may touch. Several threads may ask at once.</summary>
internal sealed class RunningScopes
{
    private readonly string root;
    private readonly Lazy<ImmutableArray<ScopeClaim>> claims;
    private readonly Lazy<ScopePrefixes> prefixes;

    /// <param name="scan">The tree.</param>
    /// <param name="root">The state root from the top of the repository, with <c>/</c>; <c>.</c> where it is the top.</param>
    public RunningScopes(TreeScan scan, string root)
    {
        this.root = root;
        claims = new(() =>
            [
                .. scan
                    .Entries.Select(entry => entry.Active)
                    .OfType<WorkOrderCandidate>()
                    .Where(file => file is { State: WorkOrderState.Running, Problem: null })
                    .Select(file => new ScopeClaim(file, root)),
            ]
        );
        prefixes = new(() => new ScopePrefixes(claims.Value));
    }

    /// <summary>The first that a work order overlaps with, other than itself.</summary>
    public ScopeOverlap? Overlap(WorkOrderCandidate file)
    {
        if (claims.Value.IsEmpty)
        {
            return null;
        }

        var mine = new ScopeClaim(file, root);
        return prefixes
            .Value.Near(mine)
            .Select(number => claims.Value[number])
            .Where(claim => claim.Id != file.Id)
            .Select(mine.With)
            .FirstOrDefault(found => found is not null);
    }
}
