namespace Wo.Engine.Tests.Faults;

/// <summary>
/// What a disk may hold after power was lost, derived from the operations that were made on it. Of a file only what was
/// synced is sure: later bytes may be there, missing, cut off or zeros. Of a directory only what was synced is sure: each
/// name may stand for what it stood for at any moment since, independently of all other names, in this directory and in
/// others. So a rename between directories may be split, and show both names or none, which journaling file systems
/// rule out: what holds here holds there. A second name of a file is a name like any other: it may be lost while the first one
/// stays, and both show the same bytes.
/// </summary>
internal sealed class RecordedDisk : ISeamObserver
{
    private readonly Dictionary<string, DiskName> names = new(StringComparer.Ordinal);
    private readonly HashSet<string> newest = new(StringComparer.Ordinal);

    /// <summary>A disk on which all that is there is durable.</summary>
    /// <param name="files">Every file that the run may touch.</param>
    public RecordedDisk(IEnumerable<string> files)
    {
        var known = new Dictionary<FileIdentity, DiskFile>();
        foreach (var file in files)
        {
            var identity = FileNames.IdentityOf(file);
            var there = identity is { } one ? known.GetValueOrDefault(one) : null;
            there ??= DiskFile.Durable(File.ReadAllBytes(file));
            names[file] = new DiskName(file, there);
            if (identity is { } other)
            {
                known[other] = there;
            }
        }
    }

    /// <summary>Whether the last operation made disks possible that were not so before it, as a sync never does.</summary>
    public bool HasNews { get; private set; }

    public void Created(string path) => Become(path, DiskFile.New());

    public void Written(string path, byte[] bytes)
    {
        Next(isNews: true);
        Name(path).Now!.Write(bytes);
    }

    public void Synced(string path)
    {
        Next(isNews: false);
        Name(path).Now!.Sync();
    }

    public void Removed(string path) => Become(path, null);

    public void DirectoryMade(string path) => Become(path, DiskFile.Directory);

    public void Linked(string file, string name) => Become(name, Name(file).Now);

    public void Renamed(string from, string to)
    {
        if (Name(from).Now == Name(to).Now)
        {
            Next(isNews: false); // between two names of one file a rename does nothing
            return;
        }

        Become(to, Name(from).Now);
        Name(from).Become(null);
        newest.Add(from);
    }

    public void DirectorySynced(string path)
    {
        Next(isNews: false);
        foreach (var name in names.Values.Where(name => Path.GetDirectoryName(name.Path) == path))
        {
            name.Sync();
        }
    }

    /// <summary>
    /// The disks that a power loss now may leave: all of them where there are few, else those that show a missing sync and
    /// as many others as are wanted.
    /// </summary>
    /// <param name="limit">How many are few.</param>
    /// <param name="random">Chooses the others.</param>
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
        return (all <= limit ? Enumerate(sizes) : Draw(open, sizes, limit, random)).Select(choice => new DiskChoice(
            open.Zip(choice).ToDictionary(pair => pair.First.Path, pair => pair.Second),
            unsure.Zip(choice[open.Length..]).ToDictionary(pair => pair.First, pair => pair.First.Contents[pair.Second])
        ));
    }

    /// <summary>Makes the real directories and files what the choice says.</summary>
    public void Materialise(DiskChoice choice)
    {
        var made = new Dictionary<DiskFile, string>();
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
                Write(name.Path, choice.Contents.GetValueOrDefault(file, file.Current), made.GetValueOrDefault(file));
                made.TryAdd(file, name.Path);
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
    /// First the disk that has lost all it could, then the one that has kept all names and lost what is in the files. Then
    /// what a missing sync shows on, in whichever order the disk writes: the newest change alone, and everything but one
    /// older change. What remains up to the limit is drawn at random.
    /// </summary>
    private IEnumerable<int[]> Draw(DiskName[] open, int[] sizes, int limit, Random random)
    {
        int[][] aimed =
        [
            new int[sizes.Length],
            [.. sizes.Select((size, at) => at < open.Length ? size - 1 : 0)],
            .. OutOfOrder(open, sizes),
        ];
        var others = Enumerable
            .Range(0, Math.Max(0, limit - aimed.Length))
            .Select(_ => sizes.Select(size => random.Next(size)).ToArray());
        return aimed.Concat(others);
    }

    /// <summary>
    /// What was done before the newest change was tried before it; the newest change is what can have overtaken an older
    /// one. Nobody looks at hidden temporary names, so that those are in these disks as all others are.
    /// </summary>
    private IEnumerable<int[]> OutOfOrder(DiskName[] open, int[] sizes)
    {
        var changed = open.Index().Where(name => newest.Contains(name.Item.Path)).Select(name => name.Index).ToList();
        if (changed.Count == 0)
        {
            yield break;
        }

        yield return [.. sizes.Select((size, at) => at >= open.Length || changed.Contains(at) ? size - 1 : 0)];
        foreach (var (late, name) in open.Index())
        {
            if (!name.IsTemporary)
            {
                yield return [.. sizes.Select((size, at) => at == late ? 0 : size - 1)];
            }
        }
    }

    private static void Write(string path, byte[] content, string? otherName)
    {
        if (otherName is not null)
        {
            FileNames.Link(otherName, path);
        }
        else if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
        {
            File.Delete(path); // what other names it has stand for another file on this disk
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

    private void Next(bool isNews)
    {
        newest.Clear();
        HasNews = isNews;
    }

    private void Become(string path, DiskFile? file)
    {
        Next(isNews: true);
        newest.Add(path);
        Name(path).Become(file);
    }

    private DiskName Name(string path)
    {
        if (!names.TryGetValue(path, out var name))
        {
            names.Add(path, name = new DiskName(path, null));
        }

        return name;
    }
}
