namespace Wo.Engine.Tests.Faults;

/// <summary>A copy of a directory to which it can be brought back, touching only what differs. Names of one file stay that.</summary>
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
        new Mirror().Make(directory, copy);
        return new DirectoryState(directory, copy);
    }

    /// <summary>Brings it back.</summary>
    public void Restore() => new Mirror().Make(copy, directory);

    private sealed class Mirror
    {
        // Where the first name of each original is, and which files those are.
        private readonly Dictionary<FileIdentity, string> made = [];
        private readonly HashSet<FileIdentity> taken = [];

        public void Make(string from, string to)
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
                    Make(item.FullName, target);
                }
                else if (item is FileInfo file)
                {
                    Make(file, target);
                }
            }
        }

        private void Make(FileInfo file, string target)
        {
            var original = FileNames.IdentityOf(file.FullName);
            if (original is { } known && made.TryGetValue(known, out var name))
            {
                FileNames.Link(name, target);
                return;
            }

            var isThere = IsSame(file, new FileInfo(target));
            if (!isThere || (FileNames.IdentityOf(target) is { } present && taken.Contains(present)))
            {
                File.Delete(target);
                File.Copy(file.FullName, target);
            }

            if (original is { } first && FileNames.IdentityOf(target) is { } identity)
            {
                made.Add(first, target);
                taken.Add(identity);
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
}
