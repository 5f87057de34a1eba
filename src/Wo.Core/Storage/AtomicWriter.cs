using Wo.Core.Storage.Posix;

namespace Wo.Core.Storage;

/// <summary>
/// Whole-file writes that are visible completely or not at all and that survive power loss once they return.
/// Errors are <see cref="StorageException"/>; after one from <see cref="Replace"/> the file is the old or the new one,
/// never a mixture.
/// </summary>
[AtomicIo]
internal sealed class AtomicWriter(IFileSystem files, TimeProvider clock)
{
    /// <summary>Replaces or creates a file: hidden temporary file, checked sync, rename, directory sync.</summary>
    /// <param name="path">The file; its directory is created where it is missing.</param>
    /// <param name="content">All bytes.</param>
    /// <param name="durability">How much of it must survive power loss before this returns.</param>
    public void Replace(string path, ReadOnlySpan<byte> content, Durability durability = Durability.Full)
    {
        EnsureDirectory(Path.GetDirectoryName(path)!);
        using var prepared = PreparedFile.Write(files, path, content, durability);
        prepared.Publish();
    }

    /// <summary>Creates a file that must not exist, whole.</summary>
    /// <returns><see langword="false"/> where something is at the path; it is untouched.</returns>
    public bool TryCreate(string path, ReadOnlySpan<byte> content)
    {
        var directory = Path.GetDirectoryName(path)!;
        EnsureDirectory(directory);
        using var prepared = PreparedFile.Write(files, path, content);
        if (!prepared.TryPublishAs(path))
        {
            return false;
        }

        SyncVisible(() => files.SyncDirectory(directory));
        return true;
    }

    /// <summary>
    /// Copies bytes beside a file under a name that cannot collide. A copy and not a hard link: editors write through
    /// links.
    /// </summary>
    /// <param name="path">The file that is about to be replaced or deleted.</param>
    /// <param name="content">Its bytes.</param>
    /// <returns>The backup's absolute path.</returns>
    public string Backup(string path, ReadOnlySpan<byte> content)
    {
        var directory = Path.GetDirectoryName(path)!;
        var at = clock.GetUtcNow();
        using var prepared = PreparedFile.Write(files, path, content);
        for (var attempt = 0; ; attempt++)
        {
            var backup = Path.Join(directory, BackupName.For(Path.GetFileName(path), at, attempt));
            if (prepared.TryPublishAs(backup))
            {
                files.SyncDirectory(directory);
                return backup;
            }
        }
    }

    /// <summary>Appends one whole entry; a torn last line of an earlier writer gets its newline first.</summary>
    /// <param name="path">The file, created where it is missing.</param>
    /// <param name="header">What a new file starts with.</param>
    /// <param name="entry">The entry, ending in a newline.</param>
    /// <remarks>Callers hold the guard: an append in one write is not atomic between processes on every system.</remarks>
    public void Append(string path, ReadOnlySpan<byte> header, ReadOnlySpan<byte> entry)
    {
        // A new log appears whole: opened for appending, it would be there empty for a moment.
        if (files.Status(path) is null && TryCreate(path, [.. header, .. entry]))
        {
            return;
        }

        using var file = files.OpenAppend(path);
        var prefix =
            file.Length == 0 ? header
            : file.LastByte() == (byte)'\n' ? []
            : "\n"u8;
        try
        {
            file.Write([.. prefix, .. entry]);
            file.Sync();
        }
        catch (StorageException failed)
        {
            // What is reported as not written must not stand there, whole or in part.
            throw IsAsBefore(file, path) || CutBack(file) ? failed : failed.AsVisible();
        }
    }

    /// <summary>Whether nothing was written: a full disk may refuse even to cut a file back.</summary>
    private bool IsAsBefore(IWritableFile file, string path)
    {
        try
        {
            return files.Status(path)?.Size == file.Length;
        }
        catch (StorageException)
        {
            return false; // what cannot be looked at may be there
        }
    }

    private static bool CutBack(IWritableFile file)
    {
        try
        {
            file.Truncate(file.Length);
            return true;
        }
        catch (StorageException)
        {
            // The first error is the one to report; the next entry starts on a line of its own all the same.
            return false;
        }
    }

    /// <summary>Removes a file after its backup is durable.</summary>
    /// <returns>The backup's absolute path.</returns>
    public string DeleteWithBackup(string path, ReadOnlySpan<byte> content)
    {
        var backup = Backup(path, content);
        files.Unlink(path);
        files.SyncDirectory(Path.GetDirectoryName(path)!);
        return backup;
    }

    /// <summary>Turns a file into a backup in one rename: for what cannot be read, and so not be copied either.</summary>
    /// <returns>The backup's absolute path.</returns>
    public string SetAside(string path)
    {
        var directory = Path.GetDirectoryName(path)!;
        var at = clock.GetUtcNow();
        for (var attempt = 0; ; attempt++)
        {
            var backup = Path.Join(directory, BackupName.For(Path.GetFileName(path), at, attempt));
            try
            {
                files.RenameNoReplace(path, backup);
            }
            catch (StorageException error) when (error.TargetExists)
            {
                continue;
            }

            files.SyncDirectory(directory);
            return backup;
        }
    }

    /// <summary>Creates a directory and its missing parents, each synced into its parent before anything lies in it.</summary>
    public void EnsureDirectory(string directory)
    {
        if (files.Status(directory) is { } status)
        {
            if (status.Kind != FileKind.Directory)
            {
                throw new StorageException("mkdir", directory, Errno.NotDirectory);
            }

            return;
        }

        var parent = Path.GetDirectoryName(directory)!;
        EnsureDirectory(parent);
        try
        {
            files.CreateDirectory(directory);
        }
        catch (StorageException) when (files.Status(directory) is { Kind: FileKind.Directory })
        {
            // Another process made it first.
        }

        files.SyncDirectory(parent);
    }

    private static void SyncVisible(Action sync)
    {
        try
        {
            sync();
        }
        catch (StorageException failed)
        {
            throw failed.AsVisible();
        }
    }
}
