namespace Wo.Core.Storage;

/// <summary>What the file system knows about one entry.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ModifiedAt">Last change of the content.</param>
/// <param name="Mode">POSIX permission bits; 0 on Windows.</param>
/// <param name="Group">POSIX group id; 0 on Windows.</param>
internal sealed record FileStatus(FileKind Kind, long Size, DateTimeOffset ModifiedAt, uint Mode, uint Group)
{
    /// <summary>Last change of content, name or permissions, which no tool can set back; elsewhere that of the content.</summary>
    public DateTimeOffset ChangedAt { get; init; } = ModifiedAt;

    /// <summary>Which file it is; <see langword="null"/> where the platform is not asked for it, as on Windows.</summary>
    public FileIdentity? Identity { get; init; }

    /// <summary>What tells whether it is still the same; <see langword="null"/> where the platform does not tell.</summary>
    public FileLook? Look =>
        Identity is { } identity ? new FileLook(Kind, identity, Size, ModifiedAt.UtcTicks, ChangedAt.UtcTicks) : null;

    /// <summary>Whether the files that take the place of both have the same mode and group.</summary>
    internal bool HasModeAndGroupOf(FileStatus other) => (Mode, Group) == (other.Mode, other.Group);

    /// <summary>That of a new file which only has to have a mode.</summary>
    internal static FileStatus WithMode(uint mode) => new(FileKind.Regular, 0, default, mode, Group: uint.MaxValue);
}
