using Wo.Engine.Store;

namespace Wo.Engine.Git;

/// <summary>
/// Finds the worktree of a work order wherever it lies now: where git has registered it for the work order's mark, path
/// or branch, else at a directory whose own <c>.git</c> names that entry. Reads files alone and changes nothing.
/// </summary>
/// <param name="root">The state root.</param>
/// <param name="seen">What one look has in common; <see langword="null"/> where things change between one search and the next.</param>
internal sealed class WorktreeFinder(StateRoot root, Surroundings? seen = null)
{
    /// <summary>Looks for it.</summary>
    /// <param name="claim">What the work order knows of it.</param>
    public Result<Whereabouts> Find(WorktreeClaim claim) =>
        StorageBoundary.Run(() =>
        {
            var around = seen ?? new Surroundings(root);
            return from entries in around.Entries select Find(claim, entries, around);
        });

    /// <summary>
    /// A directory beside a worktree whose <c>.git</c> leads to the same entry: one that was away when the worktree was made
    /// again, or a copy. Git takes both for the worktree.
    /// </summary>
    /// <param name="place">Where the worktree was found.</param>
    public string? FindTwin(Whereabouts place)
    {
        if (place is not { Path: { } path, AdminDirectory: { } admin } || Path.GetDirectoryName(path) is not { } parent)
        {
            return null;
        }

        var around = seen ?? new Surroundings(root);
        return around.Nearby.In(parent).FirstOrDefault(other => other != path && around.LinkOf(other).LeadsTo(admin));
    }

    private Whereabouts Find(WorktreeClaim claim, IReadOnlyList<WorktreeEntry> entries, Surroundings around)
    {
        var expected = claim.Paths[0];
        var ranked = entries.Where(entry => claim.Rank(entry) is not null).OrderBy(claim.Rank).ToList();
        foreach (var entry in ranked)
        {
            if (entry.Path is { } path && around.LinkOf(path).Fits(entry, path, root, isNamed: true))
            {
                return At(path, entry, expected, around) with { Rival = RivalOf(path, entry, claim, around) };
            }
        }

        IReadOnlyList<string> nearby =
            claim.IsFirst && ranked.Count == 0
                ? claim.Paths
                : around.Nearby.Of([.. ranked.Select(entry => entry.Path).OfType<string>(), .. claim.Paths]);
        foreach (var entry in ranked)
        {
            foreach (var directory in nearby)
            {
                var isNamed = claim.Paths.Contains(directory, StringComparer.Ordinal);
                if (around.LinkOf(directory).Fits(entry, directory, root, isNamed))
                {
                    return At(directory, entry, expected, around);
                }
            }
        }

        return ranked.Count == 0 && nearby.FirstOrDefault(place => IsForgotten(place, claim, around)) is { } forgotten
            ? new Whereabouts(expected) { Path = forgotten, AdminDirectory = around.AdminOf(forgotten) }
            : Missing(claim, ranked.FirstOrDefault());
    }

    private static Whereabouts At(string path, WorktreeEntry entry, string expected, Surroundings around) =>
        new(expected)
        {
            Path = path,
            Entry = entry,
            AdminDirectory = entry.AdminDirectory,
            IsLinked = entry.Path == path && around.LinkOf(path).LeadsTo(entry.AdminDirectory) && IsWhole(entry),
        };

    private static Whereabouts Missing(WorktreeClaim claim, WorktreeEntry? entry)
    {
        var expected = claim.Paths[0];
        var isElsewhere = entry is not null && WorktreeTrace.IsAlive(entry.AdminDirectory);
        return new Whereabouts(expected)
        {
            Entry = entry,
            AdminDirectory = entry?.AdminDirectory,
            IsElsewhere = isElsewhere,
            MayExist =
                isElsewhere
                || (Path.GetDirectoryName(entry?.Path ?? expected) is { } around && !PathProbe.IsDirectory(around)),
        };
    }

    /// <summary>A claimed directory that is a worktree of ours as well, which git knows at another path.</summary>
    private static string? RivalOf(string path, WorktreeEntry entry, WorktreeClaim claim, Surroundings around) =>
        claim.Paths.FirstOrDefault(other =>
            other != path && (around.LinkOf(other).LeadsTo(entry.AdminDirectory) || IsForgotten(other, claim, around))
        );

    /// <summary>Whether a directory was a worktree of this repository, and git has no entry of it any more.</summary>
    private static bool IsForgotten(string directory, WorktreeClaim claim, Surroundings around) =>
        around.AdminOf(directory) is { } admin
        && !PathProbe.IsDirectory(admin)
        && (
            claim.Paths.Contains(directory, StringComparer.Ordinal)
            || Path.GetFileName(admin) == Path.GetFileName(claim.Paths[0])
        );

    /// <summary>Whether git finds in an entry what it needs to work. It lacks some where git, or mending it, died.</summary>
    private static bool IsWhole(WorktreeEntry entry) =>
        PathProbe.IsFile(Path.Join(entry.AdminDirectory, "HEAD"))
        && PathProbe.IsFile(Path.Join(entry.AdminDirectory, "commondir"));
}
