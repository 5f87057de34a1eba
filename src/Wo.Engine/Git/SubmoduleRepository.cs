namespace Wo.Engine.Git;

/// <summary>A repository of a submodule that goes with the worktree it is in.</summary>
/// <param name="Directory">The git directory.</param>
/// <param name="Name">How it is called in a message.</param>
/// <param name="Copy">The repository that the main worktree has of the same submodule, which need not exist.</param>
internal sealed record SubmoduleRepository(string Directory, string Name, string? Copy)
{
    private const string Modules = "modules";

    /// <summary>Where git keeps those of a linked worktree; <see langword="null"/> where it keeps none.</summary>
    public static string? DirectoryBelow(string worktree) =>
        GitDirectoryFinder.Find(worktree).TryGet(out var found, out _)
        && found.GitDirectory != found.CommonGitDirectory
        && Path.Join(found.GitDirectory, Modules) is var place
        && PathProbe.IsDirectory(place)
            ? place
            : null;

    /// <summary>All that git keeps for a linked worktree, also of submodules that are not filled.</summary>
    public static IEnumerable<SubmoduleRepository> FindBelow(string worktree) =>
        DirectoryBelow(worktree) is { } own && GitDirectoryFinder.Find(worktree).TryGet(out var found, out _)
            ? FindIn(own, "", Path.Join(found.CommonGitDirectory, Modules))
            : [];

    /// <summary>The one of a submodule that lies in its directory itself; <see langword="null"/> where it lies elsewhere.</summary>
    public static SubmoduleRepository? Inside(string directory, string name) =>
        Path.Join(directory, ".git") is var place && PathProbe.IsDirectory(place)
            ? new SubmoduleRepository(place, name, null)
            : null;

    private static IEnumerable<SubmoduleRepository> FindIn(string directory, string prefix, string copies)
    {
        foreach (var place in System.IO.Directory.EnumerateDirectories(directory).Order(StringComparer.Ordinal))
        {
            var (name, copy) = (prefix + Path.GetFileName(place), Path.Join(copies, Path.GetFileName(place)));
            if (!PathProbe.IsFile(Path.Join(place, "HEAD")))
            {
                // A name with a slash.
                foreach (var deeper in FindIn(place, $"{name}/", copy))
                {
                    yield return deeper;
                }

                continue;
            }

            yield return new SubmoduleRepository(place, name, copy);
            var inner = Path.Join(place, Modules);
            foreach (
                var nested in PathProbe.IsDirectory(inner) ? FindIn(inner, $"{name}/", Path.Join(copy, Modules)) : []
            )
            {
                yield return nested;
            }
        }
    }
}
