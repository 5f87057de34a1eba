namespace Wo.Engine.Git;

/// <summary>The real paths of many things in few directories, each directory resolved once.</summary>
internal sealed class RealPlaces
{
    private readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);
    private readonly IFileSystem files = PlatformFileSystem.Create();

    /// <summary>What <see cref="RealPath.Of"/> says of a path.</summary>
    public string Of(string path)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (OperatingSystem.IsWindows() || Path.GetDirectoryName(full) is not { } parent || !IsItself(full))
        {
            return RealPath.Of(path);
        }

        if (!parents.TryGetValue(parent, out var real))
        {
            parents.Add(parent, real = RealPath.Of(parent));
        }

        return Path.Join(real, Path.GetFileName(full));
    }

    private bool IsItself(string path)
    {
        try
        {
            return files.Status(path)?.Kind is not FileKind.SymbolicLink;
        }
        catch (StorageException)
        {
            return false;
        }
    }
}
