using Wo.Engine.Store;

namespace Wo.Engine.Git;

/// <summary>
/// Finds the worktree of a work order wherever it lies now: where git has registered it for the work order's mark, path
/// or branch, else at a directory whose own <c>.git</c> names that entry. Reads files alone and changes nothing.
/// </summary>
/// <param name="root">The state root.</param>
internal sealed class WorktreeFinder(StateRoot root)
{
    /// <summary>Looks for it.</summary>
    /// <param name="claim">What the work order knows of it.</param>
    public Result<Whereabouts> Find(WorktreeClaim claim) =>
        StorageBoundary.Run(() => from entries in WorktreeEntry.FindAll(root) select Find(claim, entries));

    /// <summary>
    /// A directory beside a worktree whose <c>.git</c> leads to the same entry: one that was away when the worktree was made
    /// again, or a copy. Git takes both for the worktree.
    /// </summary>
    /// <param name="place">Where the worktree was found.</param>
    public static string? FindTwin(Whereabouts place) =>
        place is { Path: { } path, AdminDirectory: { } admin } && Path.GetDirectoryName(path) is { } around
            ? NearbyDirectories.In(around).FirstOrDefault(other => other != path && LinkOf(other).LeadsTo(admin))
            : null;

    private Whereabouts Find(WorktreeClaim claim, IReadOnlyList<WorktreeEntry> entries)
    {
        var expected = claim.Paths[0];
        var ranked = entries
            .Select(entry => (Entry: entry, Rank: claim.Rank(entry)))
            .Where(item => item.Rank is not null)
            .OrderBy(item => item.Rank)
            .Select(item => item.Entry)
            .ToList();
        foreach (var entry in ranked)
        {
            if (entry.Path is { } path && LinkOf(path).Fits(entry, path, root, isNamed: true))
            {
                return At(path, entry, expected) with { Rival = RivalOf(path, entry, claim) };
            }
        }

        IReadOnlyList<string> nearby =
            claim.IsFirst && ranked.Count == 0
                ? claim.Paths
                : NearbyDirectories.Of([.. ranked.Select(entry => entry.Path).OfType<string>(), .. claim.Paths]);
        foreach (var entry in ranked)
        {
            foreach (var directory in nearby)
            {
                var isNamed = claim.Paths.Contains(directory, StringComparer.Ordinal);
                if (LinkOf(directory).Fits(entry, directory, root, isNamed))
                {
                    return At(directory, entry, expected);
                }
            }
        }

        return ranked.Count == 0 && nearby.FirstOrDefault(place => IsForgotten(place, claim)) is { } forgotten
            ? new Whereabouts(expected) { Path = forgotten, AdminDirectory = LinkOf(forgotten).AdminIn(root) }
            : Missing(claim, ranked.FirstOrDefault());
    }

    private static Whereabouts At(string path, WorktreeEntry entry, string expected) =>
        new(expected)
        {
            Path = path,
            Entry = entry,
            AdminDirectory = entry.AdminDirectory,
            IsLinked = entry.Path == path && LinkOf(path).LeadsTo(entry.AdminDirectory) && IsWhole(entry),
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
    private string? RivalOf(string path, WorktreeEntry entry, WorktreeClaim claim) =>
        claim.Paths.FirstOrDefault(other =>
            other != path && (LinkOf(other).LeadsTo(entry.AdminDirectory) || IsForgotten(other, claim))
        );

    /// <summary>Whether a directory was a worktree of this repository, and git has no entry of it any more.</summary>
    private bool IsForgotten(string directory, WorktreeClaim claim)
    {
        var link = LinkOf(directory);
        return link.AdminIn(root) is { } admin
            && !PathProbe.IsDirectory(admin)
            && (
                claim.Paths.Contains(directory, StringComparer.Ordinal)
                || Path.GetFileName(admin) == Path.GetFileName(claim.Paths[0])
            );
    }

    /// <summary>Whether git finds in an entry what it needs to work. It lacks some where git, or mending it, died.</summary>
    private static bool IsWhole(WorktreeEntry entry) =>
        PathProbe.IsFile(Path.Join(entry.AdminDirectory, "HEAD"))
        && PathProbe.IsFile(Path.Join(entry.AdminDirectory, "commondir"));

    private static WorktreeLink LinkOf(string directory) => WorktreeLink.Of(directory);
}
