namespace Wo.Engine.Tests.Faults;

/// <summary>One file on a recorded disk, whatever it is called: what is in it, and what of that is sure.</summary>
internal sealed class DiskFile
{
    private byte[] durable;

    private DiskFile(byte[] content) => (durable, Current) = (content, content);

    /// <summary>Stands for every directory.</summary>
    public static DiskFile Directory { get; } = new([]);

    /// <summary>The content as running programs see it.</summary>
    public byte[] Current { get; private set; }

    /// <summary>
    /// What may be in it after power was lost: what was synced, followed by nothing, by half of the rest, by as many zeros
    /// or by all of it.
    /// </summary>
    public IReadOnlyList<byte[]> Contents =>
        durable.Length == Current.Length
            ? [Current]
            : [durable, [.. durable, .. Rest[..(Rest.Length / 2)]], [.. durable, .. new byte[Rest.Length]], Current];

    private byte[] Rest => Current[durable.Length..];

    /// <summary>A file that is safely on the disk.</summary>
    public static DiskFile Durable(byte[] content) => new(content);

    /// <summary>A new, empty file.</summary>
    public static DiskFile New() => new([]);

    public void Write(byte[] bytes) => Current = [.. Current, .. bytes];

    public void Sync() => durable = Current;
}
