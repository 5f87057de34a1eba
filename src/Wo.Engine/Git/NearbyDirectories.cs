namespace Wo.Engine.Git;

/// <summary>
/// The directories where something that was moved is looked for: those that are named, what lies beside them and beside
/// the directory around them, and where processes work.
/// </summary>
internal static class NearbyDirectories
{
    // A directory of thousands is no place where people keep worktrees, and each one is looked into.
    private const int Most = 4096;

    /// <summary>The places around some paths, the paths themselves first.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> paths)
    {
        var found = new List<string>(paths.Distinct(StringComparer.Ordinal));
        var seen = new HashSet<string>(found, StringComparer.Ordinal);
        foreach (var path in paths)
        {
            if (Path.GetDirectoryName(path) is not { } parent)
            {
                continue;
            }

            Add(In(parent));
            if (Path.GetDirectoryName(parent) is { } around)
            {
                foreach (var beside in In(around))
                {
                    Add([beside, .. In(beside)]);
                }
            }
        }

        foreach (var place in WorktreeActivity.WorkingDirectories())
        {
            Add(AndAbove(place));
        }

        return found;

        void Add(IEnumerable<string> places)
        {
            foreach (var place in places)
            {
                if (found.Count < Most && seen.Add(place))
                {
                    found.Add(place);
                }
            }
        }
    }

    private static IEnumerable<string> AndAbove(string? place)
    {
        for (; place is not null; place = Path.GetDirectoryName(place))
        {
            yield return place;
        }
    }

    /// <summary>The directories in one, without links; none where it cannot be listed.</summary>
    public static string[] In(string directory)
    {
        try
        {
            return
            [
                .. new DirectoryInfo(directory)
                    .EnumerateDirectories()
                    .Where(child => child.LinkTarget is null)
                    .Select(child => child.FullName)
                    .Order(StringComparer.Ordinal)
                    .Take(Most),
            ];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
