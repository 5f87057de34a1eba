namespace Wo.Core.Tests.Faults;

/// <summary>
/// What a disk may hold after power was lost, derived from the operations that were made on it. Of a file only what was
/// synced is sure: later bytes may be there, missing, cut off or zeros. Of a directory only what was synced is sure: each
/// name may be what it was at any moment since, independently of all other names, in this directory and in others. One
/// order is kept, as journaling file systems keep it: where a rename has taken the old name away, the new one is there.
/// The reverse, both names for one file, is possible.
/// </summary>
internal sealed class RecordedDisk : ISeamObserver
{
    private readonly Dictionary<string, DiskName> names = new(StringComparer.Ordinal);
    private readonly List<(DiskName From, DiskName To, int Operation)> renames = [];
    private int operations;

    /// <summary>A disk on which all that is there is durable.</summary>
    /// <param name="files">Every file that the run may touch.</param>
    public RecordedDisk(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            names[file] = new DiskName(file, DiskFile.Durable(File.ReadAllBytes(file)));
        }
    }

    public void Created(string path) => Name(path).Become(DiskFile.New(), ++operations);

    public void Written(string path, byte[] bytes) => Name(path).Now!.Write(bytes);

    public void Synced(string path) => Name(path).Now!.Sync();

    public void Removed(string path) => Name(path).Become(null, ++operations);

    public void DirectoryMade(string path) => Name(path).Become(DiskFile.Directory, ++operations);

    public void Renamed(string from, string to)
    {
        var (old, target) = (Name(from), Name(to));
        operations++;
        target.Become(old.Now, operations);
        old.Become(null, operations);
        renames.Add((old, target, operations));
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
        var choices = all <= limit ? Enumerate(sizes) : Draw(sizes, random);
        return choices
            .Select(choice => new DiskChoice(
                open.Zip(choice).ToDictionary(pair => pair.First.Path, pair => pair.Second),
                unsure
                    .Zip(choice[open.Length..])
                    .ToDictionary(pair => pair.First, pair => pair.First.Contents[pair.Second])
            ))
            .Where(IsLegal)
            .Take(limit);
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

    /// <summary>Without an end: first the one that lost everything it could, then random ones.</summary>
    private static IEnumerable<int[]> Draw(int[] sizes, Random random)
    {
        yield return new int[sizes.Length];
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

    /// <summary>No rename took a file's old name away without having given it the new one.</summary>
    private bool IsLegal(DiskChoice choice) =>
        renames.TrueForAll(rename =>
            !rename.From.IsAtLeast(VersionOf(rename.From, choice), rename.Operation)
            || rename.To.IsAtLeast(VersionOf(rename.To, choice), rename.Operation)
        );

    private DiskName Name(string path)
    {
        if (!names.TryGetValue(path, out var name))
        {
            names.Add(path, name = new DiskName(path, null));
        }

        return name;
    }
}
