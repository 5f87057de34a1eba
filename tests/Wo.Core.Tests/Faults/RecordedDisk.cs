namespace Wo.Core.Tests.Faults;

/// <summary>
/// What a disk may hold after power was lost, derived from the operations that were made on it. Of a file only what was
/// synced is sure: later bytes may be there, missing, cut off or zeros. Of a directory only what was synced is sure: each
/// name may stand for what it stood for at any moment since, independently of all other names, in this directory and in
/// others. So a rename between directories may be split, and show both names or none, which journaling file systems
/// rule out: what holds here holds there.
/// </summary>
internal sealed class RecordedDisk : ISeamObserver
{
    private readonly Dictionary<string, DiskName> names = new(StringComparer.Ordinal);

    /// <summary>A disk on which all that is there is durable.</summary>
    /// <param name="files">Every file that the run may touch.</param>
    public RecordedDisk(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            names[file] = new DiskName(file, DiskFile.Durable(File.ReadAllBytes(file)));
        }
    }

    public void Created(string path) => Name(path).Become(DiskFile.New());

    public void Written(string path, byte[] bytes) => Name(path).Now!.Write(bytes);

    public void Synced(string path) => Name(path).Now!.Sync();

    public void Removed(string path) => Name(path).Become(null);

    public void DirectoryMade(string path) => Name(path).Become(DiskFile.Directory);

    public void Renamed(string from, string to)
    {
        var (old, target) = (Name(from), Name(to));
        target.Become(old.Now);
        old.Become(null);
    }

    public void DirectorySynced(string path)
    {
        foreach (var name in names.Values.Where(name => Path.GetDirectoryName(name.Path) == path))
        {
            name.Sync();
        }
    }

    /// <summary>The disks that a power loss now may leave: all of them where there are few, else some of them.</summary>
    /// <param name="limit">How many are few.</param>
    /// <param name="random">Chooses where there are more.</param>
    public IEnumerable<DiskChoice> LegalDisks(int limit, Random random)
    {
        DiskName[] open =
        [
            .. names.Values.Where(name => name.Count > 1).OrderBy(name => name.Path, StringComparer.Ordinal),
        ];
        DiskFile[] unsure =
        [
            .. names.Values.SelectMany(name => name.Files).Distinct().Where(file => file.Contents.Count > 1),
        ];
        int[] sizes = [.. open.Select(name => name.Count), .. unsure.Select(file => file.Contents.Count)];
        var all = sizes.Aggregate(1.0, (product, size) => product * size);
        return (all <= limit ? Enumerate(sizes) : Draw(sizes, open.Length, random).Take(limit)).Select(
            choice => new DiskChoice(
                open.Zip(choice).ToDictionary(pair => pair.First.Path, pair => pair.Second),
                unsure
                    .Zip(choice[open.Length..])
                    .ToDictionary(pair => pair.First, pair => pair.First.Contents[pair.Second])
            )
        );
    }

    /// <summary>Makes the real directories and files what the choice says.</summary>
    public void Materialise(DiskChoice choice)
    {
        foreach (var name in names.Values.OrderBy(name => name.Path, StringComparer.Ordinal))
        {
            var file = name[VersionOf(name, choice)];
            if (file == DiskFile.Directory)
            {
                continue;
            }

            if (file is null)
            {
                Remove(name.Path);
            }
            else if (Directory.Exists(Path.GetDirectoryName(name.Path)))
            {
                Write(name.Path, choice.Contents.GetValueOrDefault(file, file.Current));
            }
        }
    }

    private static IEnumerable<int[]> Enumerate(int[] sizes)
    {
        var choice = new int[sizes.Length];
        while (true)
        {
            yield return [.. choice];
            int at;
            for (at = 0; at < sizes.Length && ++choice[at] == sizes[at]; at++)
            {
                choice[at] = 0;
            }

            if (at == sizes.Length)
            {
                yield break;
            }
        }
    }

    /// <summary>
    /// Without an end: first the disk that has lost all it could, then the one that has kept all names and lost what is
    /// in the files, then random ones.
    /// </summary>
    private static IEnumerable<int[]> Draw(int[] sizes, int names, Random random)
    {
        yield return new int[sizes.Length];
        yield return [.. sizes.Select((size, at) => at < names ? size - 1 : 0)];
        while (true)
        {
            yield return [.. sizes.Select(size => random.Next(size))];
        }
    }

    private static void Write(string path, byte[] content)
    {
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
        {
            File.WriteAllBytes(path, content);
        }
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    private static int VersionOf(DiskName name, DiskChoice choice) =>
        choice.Versions.TryGetValue(name.Path, out var version) ? version : name.Count - 1;

    private DiskName Name(string path)
    {
        if (!names.TryGetValue(path, out var name))
        {
            names.Add(path, name = new DiskName(path, null));
        }

        return name;
    }
}
