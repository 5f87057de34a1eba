namespace Wo.Engine.Store;

/// <summary>Makes files and links in a new worktree, and nowhere else: no link in it is followed.</summary>
[AtomicIo]
internal static class FileCopy
{
    /// <summary>Copies one file with its permissions, or a symbolic link as it is.</summary>
    /// <param name="from">The directory that it lies below.</param>
    /// <param name="to">The worktree.</param>
    /// <param name="file">Its path in both.</param>
    /// <returns>Why it was not copied; <see langword="null"/> where it was, or where something is there already.</returns>
    public static string? Make(string from, string to, string file)
    {
        var (source, target) = (Path.Join(from, file), Path.Join(to, file));
        return Place(
            to,
            file,
            () =>
            {
                if (new FileInfo(source).LinkTarget is { } aim)
                {
                    File.CreateSymbolicLink(target, aim);
                }
                else
                {
                    File.Copy(source, target, overwrite: false);
                }
            }
        );
    }

    /// <summary>Makes a symbolic link to a directory.</summary>
    /// <param name="to">The worktree.</param>
    /// <param name="path">Where it is to be, from there.</param>
    /// <param name="aim">What it leads to, absolute.</param>
    /// <inheritdoc cref="Make"/>
    public static string? Link(string to, string path, string aim) =>
        Place(to, path, () => Directory.CreateSymbolicLink(Path.Join(to, path), aim));

    private static string? Place(string to, string path, Action make)
    {
        try
        {
            if (PathProbe.Of(Path.Join(to, path)) is not null)
            {
                return null;
            }

            if (LinkAbove(to, path) is { } link)
            {
                return $"{link} is a symbolic link there";
            }

            Directory.CreateDirectory(Path.GetDirectoryName(Path.Join(to, path))!);
            make();
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return refused.Message;
        }
    }

    private static string? LinkAbove(string to, string path)
    {
        for (var end = path.IndexOf('/'); end >= 0; end = path.IndexOf('/', end + 1))
        {
            if (new DirectoryInfo(Path.Join(to, path[..end])).LinkTarget is not null)
            {
                return path[..end];
            }
        }

        return null;
    }
}
