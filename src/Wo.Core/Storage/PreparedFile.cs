namespace Wo.Core.Storage;

/// <summary>
/// New content for a file, durable under a hidden name, so that publishing it under a lock is one rename. Disposing one
/// that was not published removes it.
/// </summary>
[AtomicIo]
internal sealed class PreparedFile : IDisposable
{
    private readonly IFileSystem files;
    private readonly string path;
    private string? temporary;

    private PreparedFile(IFileSystem files, string path, string temporary) =>
        (this.files, this.path, this.temporary) = (files, path, temporary);

    /// <summary>Whether readers see it, which is so even where making that durable failed.</summary>
    public bool IsPublished { get; private set; }

    /// <summary>Writes the content and syncs it.</summary>
    /// <param name="files">The file system.</param>
    /// <param name="path">The file that it is for, in a directory that exists.</param>
    /// <param name="content">All bytes.</param>
    public static PreparedFile Write(IFileSystem files, string path, ReadOnlySpan<byte> content)
    {
        var status = files.Status(path);
        var prepared = new PreparedFile(files, path, TemporaryName.For(path));
        try
        {
            // The mode of a link, FIFO or directory in the way says nothing about files.
            var like = status is { Kind: FileKind.Regular } ? status : null;
            using var file = files.CreateExclusive(prepared.temporary!, like);
            file.Write(content);
            file.Sync();
        }
        catch (StorageException)
        {
            prepared.Dispose();
            throw;
        }

        return prepared;
    }

    /// <summary>Puts it in its place, replacing what is there, durably.</summary>
    public void Publish()
    {
        files.Rename(temporary!, path);
        (temporary, IsPublished) = (null, true);
        files.SyncDirectory(Path.GetDirectoryName(path)!);
    }

    /// <inheritdoc/>
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
            // A hidden temporary file is reported by reconcile; the first error is the one that matters.
        }
    }
}
