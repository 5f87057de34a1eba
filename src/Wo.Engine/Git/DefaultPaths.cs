namespace Wo.Engine.Git;

/// <summary>
/// Where the worktrees of many work orders would lie. What is not in the directory of worktrees is no link either, so that
/// its path needs no look of its own.
/// </summary>
/// <param name="naming">Where the worktree of one lies.</param>
internal sealed class DefaultPaths(WorktreeNaming naming)
{
    private readonly Lazy<(string Directory, HashSet<string> Names)?> there = new(
        () => Look(naming.Directory),
        LazyThreadSafetyMode.None
    );

    /// <inheritdoc cref="WorktreeNaming.DefaultPath"/>
    public string DefaultPath(string id) =>
        there.Value is { } known && !known.Names.Contains(id) ? Path.Join(known.Directory, id) : naming.DefaultPath(id);

    private static (string, HashSet<string>)? Look(string directory)
    {
        try
        {
            var entries = Directory.EnumerateFileSystemEntries(directory);
            return (
                directory,
                entries.Select(path => Path.GetFileName(path)).ToHashSet(StringComparer.OrdinalIgnoreCase)
            );
        }
        catch (DirectoryNotFoundException)
        {
            return (directory, []);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
