namespace Wo.Engine.Index;

/// <summary>
/// Paths as the index has them: from the state root, with <c>/</c>. Most worktrees lie side by side, so that the directory of the
/// last one is remembered: to take a path apart costs more than all else that is asked of a work order.
/// </summary>
/// <param name="root">The state root, absolute.</param>
internal sealed class PathsFromRoot(string root)
{
    private (string Path, string FromRoot)? last;

    /// <summary>A path from the root.</summary>
    /// <param name="path">The path, absolute.</param>
    public string Of(string path)
    {
        var (directory, name) = (Path.GetDirectoryName(path), Path.GetFileName(path));
        if (directory is null || name is "" or "." or ".." || !IsPlain(path))
        {
            return Relative(path);
        }

        if (last is not { } known || known.Path != directory)
        {
            last = known = (directory, Relative(directory));
        }

        return known.FromRoot == "." ? name : $"{known.FromRoot}/{name}";
    }

    private string Relative(string path) => Path.GetRelativePath(root, path).Replace('\\', '/');

    /// <summary>Whether the directory of a path tells the rest: it goes no detours, and the root does not lie in it.</summary>
    private bool IsPlain(string path) =>
        Path.DirectorySeparatorChar == '/'
        && !root.StartsWith(path, StringComparison.OrdinalIgnoreCase)
        && !path.Contains("//", StringComparison.Ordinal)
        && !path.Contains("/./", StringComparison.Ordinal)
        && !path.Contains("/../", StringComparison.Ordinal);
}
