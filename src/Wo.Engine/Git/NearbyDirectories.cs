namespace Wo.Engine.Git;

/// <summary>
/// The directories where something that was moved is looked for: those that are named, what lies beside them and beside
/// the directory around them, and where processes work. Each directory is listed once and processes are asked once: of many
/// worktrees that are sought most lie side by side. For one look, then, and not for those who change something in between.
/// </summary>
internal sealed class NearbyDirectories
{
    // A directory of thousands is no place where people keep worktrees, and each one is looked into.
    private const int Most = 4096;

    private readonly Dictionary<string, string[]> listed = new(StringComparer.Ordinal);
    private IReadOnlyList<string>? workingDirectories;

    /// <summary>The places around some paths, the paths themselves first.</summary>
    public IReadOnlyList<string> Of(IReadOnlyList<string> paths)
    {
        var found = new List<string>(paths.Distinct(StringComparer.Ordinal));
        var names = new HashSet<string>(found, StringComparer.Ordinal);
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

        foreach (var place in workingDirectories ??= [.. WorktreeActivity.WorkingDirectories()])
        {
            Add(AndAbove(place));
        }

        return found;

        void Add(IEnumerable<string> places)
        {
            foreach (var place in places)
            {
                if (found.Count < Most && names.Add(place))
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
    public string[] In(string directory) =>
        listed.TryGetValue(directory, out var known) ? known : listed[directory] = List(directory);

    private static string[] List(string directory)
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
