namespace Wo.Engine.Tests.Faults;

/// <summary>A copy of a directory to which it can be brought back, touching only what differs.</summary>
internal sealed class DirectoryState
{
    private readonly string directory;
    private readonly string copy;

    private DirectoryState(string directory, string copy) => (this.directory, this.copy) = (directory, copy);

    /// <summary>Remembers a directory as it is.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="copy">Where to keep the copy; whatever is there is replaced.</param>
    public static DirectoryState Save(string directory, string copy)
    {
        Mirror(directory, copy);
        return new DirectoryState(directory, copy);
    }

    /// <summary>Brings it back.</summary>
    public void Restore() => Mirror(copy, directory);

    private static void Mirror(string from, string to)
    {
        Directory.CreateDirectory(to);
        var wanted = new DirectoryInfo(from).EnumerateFileSystemInfos().ToDictionary(item => item.Name);
        foreach (var item in new DirectoryInfo(to).EnumerateFileSystemInfos())
        {
            var stays = wanted.TryGetValue(item.Name, out var same) && same.GetType() == item.GetType();
            if (!stays)
            {
                Remove(item);
            }
        }

        foreach (var item in wanted.Values)
        {
            var target = Path.Join(to, item.Name);
            if (item is DirectoryInfo)
            {
                Mirror(item.FullName, target);
            }
            else if (item is FileInfo file && !IsSame(file, new FileInfo(target)))
            {
                File.Delete(target);
                File.Copy(file.FullName, target);
            }
        }
    }

    /// <summary>A copy has the time of its original, and every change of content another one.</summary>
    private static bool IsSame(FileInfo one, FileInfo other) =>
        other.Exists && one.Length == other.Length && one.LastWriteTimeUtc == other.LastWriteTimeUtc;

    private static void Remove(FileSystemInfo item)
    {
        if (item is DirectoryInfo { LinkTarget: null } directory)
        {
            directory.Delete(recursive: true);
        }
        else
        {
            item.Delete();
        }
    }
}
