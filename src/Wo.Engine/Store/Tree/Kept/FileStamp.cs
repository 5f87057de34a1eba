namespace Wo.Engine.Store.Tree.Kept;

/// <summary>
/// What the file system says of a file without a look into it. As long as it is the same, so is the content: no program sets
/// <paramref name="Changed"/>, and every write, rename or change of permissions moves it on.
/// </summary>
/// <param name="Device">The file system that the file lies in.</param>
/// <param name="Inode">The file, whatever its names are.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">Last change of the content, in ticks of UTC.</param>
/// <param name="Changed">Last change of anything about the file, in ticks of UTC.</param>
internal readonly record struct FileStamp(ulong Device, ulong Inode, long Size, long Modified, long Changed)
{
    /// <summary>
    /// How old a change has to be before the next one is sure to have another time: clocks of file systems tick up to two
    /// seconds apart.
    /// </summary>
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(2);

    /// <summary>The stamp of a file; <see langword="null"/> where the platform does not tell enough, as on Windows.</summary>
    public static FileStamp? Of(FileStatus? status) => Of(status?.Look);

    /// <summary>The same of a look; <see langword="null"/> where there is no regular file.</summary>
    public static FileStamp? Of(FileLook? look) =>
        look is { Kind: FileKind.Regular } file
            ? new FileStamp(file.Identity.Device, file.Identity.Inode, file.Size, file.Modified, file.Changed)
            : null;

    /// <summary>
    /// Whether what is read from a moment on belongs to this stamp for good. A file that was changed just before, or in the
    /// future, may be changed once more without another time.
    /// </summary>
    public bool IsSettledAt(DateTimeOffset moment) => Math.Max(Modified, Changed) <= (moment - Tick).UtcTicks;
}
