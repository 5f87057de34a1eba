namespace Wo.Engine.Tests.Faults;

/// <summary>A name on a recorded disk: what it stood for when its directory was last synced, and all it did since.</summary>
internal sealed class DiskName(string path, DiskFile? file)
{
    private readonly List<DiskFile?> versions = [file];

    public string Path { get; } = path;

    /// <summary>Whether it is the hidden name of a file that is not published yet.</summary>
    public bool IsTemporary => Path.EndsWith(".tmp", StringComparison.Ordinal);

    /// <summary>The file it stands for now; <see langword="null"/> where there is none.</summary>
    public DiskFile? Now => versions[^1];

    /// <summary>How many things it may stand for after power was lost.</summary>
    public int Count => versions.Count;

    /// <summary>Everything it may stand for, the oldest first.</summary>
    public IEnumerable<DiskFile> Files => versions.OfType<DiskFile>();

    public DiskFile? this[int version] => versions[version];

    /// <summary>An operation makes it stand for something else.</summary>
    public void Become(DiskFile? next) => versions.Add(next);

    /// <summary>What it stands for now is sure.</summary>
    public void Sync() => versions.RemoveRange(0, versions.Count - 1);
}
