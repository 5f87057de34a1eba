namespace Wo.Core.Storage;

/// <summary>
/// New content for a file, whole under a hidden name beside it until it gets a name that readers look at. The one way in
/// which files are replaced or created.
/// </summary>
/// <remarks>
/// The calling sequence:
/// <list type="number">
/// <item><see cref="Write"/> holds: all bytes are there, synced as far as asked for, and no reader sees them.</item>
/// <item>
/// <see cref="Publish"/> commits: the file takes the place of what is there. Or <see cref="TryPublishAs"/> commits under a
/// name that must be free; where it is not, the content is still held, and another name may be tried.
/// </item>
/// <item><see cref="Dispose"/> rolls back what was not committed, and does nothing after a commit.</item>
/// </list>
/// </remarks>
[AtomicIo]
internal sealed class PreparedFile : IDisposable
{
    /// <summary>The mode of a file that only its owner may read and write.</summary>
    public const uint OwnerOnly = 0x180;

    private readonly IFileSystem files;
    private readonly string path;
    private readonly Durability durability;
    private readonly FileStatus? like;
    private string? temporary;

    private PreparedFile(IFileSystem files, string path, Durability durability, FileStatus? like)
    {
        (this.files, this.path, this.durability, this.like) = (files, path, durability, like);
        temporary = TemporaryName.For(path);
    }

    /// <summary>Whether readers see it, which is so even where making that durable failed.</summary>
    public bool IsPublished { get; private set; }

    /// <summary>Writes the content, with the mode and the group of the regular file that is there.</summary>
    /// <param name="files">The file system.</param>
    /// <param name="path">The file that it is for, in a directory that exists.</param>
    /// <param name="content">All bytes.</param>
    /// <param name="durability">How much of it must survive power loss before this and <see cref="Publish"/> return.</param>
    /// <param name="mode">The mode it has in any case; <see langword="null"/> for that of the file that is there.</param>
    public static PreparedFile Write(
        IFileSystem files,
        string path,
        ReadOnlySpan<byte> content,
        Durability durability = Durability.Full,
        uint? mode = null
    )
    {
        var like = mode is { } wanted ? FileStatus.WithMode(wanted) : ReplacedAt(files, path);
        var prepared = new PreparedFile(files, path, durability, like);
        try
        {
            using var file = files.CreateExclusive(prepared.temporary!, like);
            file.Write(content);
            if (durability != Durability.None)
            {
                file.Sync();
            }
        }
        catch (StorageException)
        {
            prepared.Dispose();
            throw;
        }

        return prepared;
    }

    /// <summary>
    /// The same content for another file, with the mode and the group of the regular file that is there. Where these are
    /// those of this one, it becomes a second name of this one, which is synced already; it is written again where they
    /// differ, and where there can be no second name.
    /// </summary>
    /// <param name="other">The file that it is for, in a directory that exists.</param>
    /// <param name="content">What this one was written with.</param>
    public PreparedFile WriteAlsoFor(string other, ReadOnlySpan<byte> content)
    {
        if (IsAlsoLike(other))
        {
            var second = new PreparedFile(files, other, durability, like);
            if (files.TryLink(temporary!, second.temporary!))
            {
                return second;
            }

            second.Dispose(); // the name may have been made although that failed
        }

        return Write(files, other, content, durability);
    }

    /// <summary>Puts it in its place, replacing what is there, as durably as it was written.</summary>
    /// <remarks>
    /// Between two names of one file a rename does nothing and leaves both. The file in that place is never this one: this
    /// was made for it, and has no names but those it was prepared under.
    /// </remarks>
    public void Publish()
    {
        files.Rename(temporary!, path);
        (temporary, IsPublished) = (null, true);
        if (durability == Durability.Full)
        {
            files.SyncDirectory(Path.GetDirectoryName(path)!);
        }
    }

    /// <summary>Gives it a name in the same directory, unless something has that name. The caller syncs the directory.</summary>
    /// <returns><see langword="false"/> where something is there; it is untouched.</returns>
    public bool TryPublishAs(string name)
    {
        try
        {
            files.RenameNoReplace(temporary!, name);
        }
        catch (StorageException error) when (error.TargetExists)
        {
            return false;
        }

        (temporary, IsPublished) = (null, true);
        return true;
    }

    /// <summary>Removes it where it was not published; one that cannot be removed is reported by reconcile.</summary>
    public void Dispose()
    {
        if (temporary is not { } left)
        {
            return;
        }

        temporary = null;
        try
        {
            if (files.Status(left) is not null)
            {
                files.Unlink(left);
            }
        }
        catch (StorageException)
        {
            // The first error is the one to report, and ORPHAN_TEMP names what stayed.
        }
    }

    /// <summary>
    /// What a new file is to be like: the mode of a link, FIFO or directory in the way says nothing about files, that of a link
    /// is 0777.
    /// </summary>
    private static FileStatus? ReplacedAt(IFileSystem files, string path) =>
        files.Status(path) is { Kind: FileKind.Regular } replaced ? replaced : null;

    /// <summary>A file that replaces nothing may get its group from its directory.</summary>
    private bool IsAlsoLike(string other) =>
        (like, ReplacedAt(files, other)) switch
        {
            ({ } mine, { } its) => mine.HasModeAndGroupOf(its),
            (null, null) => DirectoryOf(path) is { } mine
                && DirectoryOf(other) is { } its
                && mine.HasModeAndGroupOf(its),
            _ => false,
        };

    private FileStatus? DirectoryOf(string file) => files.Status(Path.GetDirectoryName(file)!);
}
