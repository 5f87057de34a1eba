namespace Wo.Core.Storage;

/// <summary>
/// The seam between the store and the kernel: the few operations the protocol is built from, each of which either
/// happened or throws <see cref="StorageException"/>. Tests inject faults here.
/// </summary>
internal interface IFileSystem
{
    /// <summary>Reads a regular file; never follows a symbolic link, never blocks on a FIFO.</summary>
    FileContent Read(string path, int maxBytes);

    /// <summary>
    /// The same for those who often need a look at the bytes alone. They are shown in memory that is used again, and copied
    /// only where that is asked for.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="maxBytes">The most bytes that are wanted.</param>
    /// <param name="keeps">Sees the bytes of a file that could be read, and says whether they are to be in the answer.</param>
    FileContent Read(string path, int maxBytes, Predicate<ReadOnlySpan<byte>> keeps)
    {
        var content = Read(path, maxBytes);
        return !content.IsOk || keeps(content.Bytes) ? content : content with { Bytes = [] };
    }

    /// <summary>
    /// Whether a regular file has exactly these bytes, of which a copy need not be made for that; <see langword="null"/> where
    /// nothing is at the path.
    /// </summary>
    bool? Holds(string path, ReadOnlySpan<byte> expected)
    {
        var content = Read(path, expected.Length);
        return content.Outcome == ReadOutcome.Missing ? null : content.IsOk && expected.SequenceEqual(content.Bytes);
    }

    /// <summary>
    /// The same for the bytes of another file that was read. Where both paths are names of one file, which has not changed
    /// since, it is not read again.
    /// </summary>
    bool? Holds(string path, FileContent other)
    {
        try
        {
            if (other.Status?.Look is { } look && Status(path)?.Look == look)
            {
                return true;
            }
        }
        catch (StorageException)
        {
            // Opening it tells what that means.
        }

        return Holds(path, other.Bytes);
    }

    /// <summary>What is at the path, without following a symbolic link; <see langword="null"/> where nothing is.</summary>
    FileStatus? Status(string path);

    /// <summary>Opens a directory to look at many of its entries. It says the same as <see cref="Status"/> of each, at less cost.</summary>
    IDirectoryView View(string directory) => new StatusView(this, directory);

    /// <summary>The names in a directory, in no particular order; empty where there is no directory.</summary>
    IReadOnlyList<DirectoryItem> List(string directory);

    /// <summary>Creates a file that must not exist, for writing. <c>EEXIST</c> where it does.</summary>
    /// <param name="path">The file.</param>
    /// <param name="like">A file whose mode and group the new one takes, or <see langword="null"/> for the defaults.</param>
    IWritableFile CreateExclusive(string path, FileStatus? like);

    /// <summary>Opens a regular file for appending, creating it where it is missing. Anything else is refused.</summary>
    IWritableFile OpenAppend(string path);

    /// <summary>
    /// Gives a file a second name (a hard link), which must be free. Not every file system can, and never two of them
    /// together, so that a refusal is an answer and no failure.
    /// </summary>
    /// <returns>
    /// Whether it has it. Where it is not said to, a network file system may have made the name all the same.
    /// </returns>
    bool TryLink(string file, string name);

    /// <summary>Renames, replacing the target in one step. Never copies: across file systems it is <c>EXDEV</c>.</summary>
    void Rename(string from, string to);

    /// <summary>Renames in one step unless the target exists, which is <c>EEXIST</c>.</summary>
    void RenameNoReplace(string from, string to);

    /// <summary>Removes a file.</summary>
    void Unlink(string path);

    /// <summary>Sets when a file was last written, to what it was before it was written again.</summary>
    void SetModified(string path, DateTimeOffset time);

    /// <summary>Creates one directory. <c>EEXIST</c> where something is.</summary>
    void CreateDirectory(string path);

    /// <summary>Makes the directory's entries durable.</summary>
    void SyncDirectory(string path);

    /// <summary>
    /// Opens a lock file exclusively, creating it where it is missing; <see langword="null"/> where another open file
    /// holds it. The kernel releases it when the last descriptor is gone.
    /// </summary>
    IFileLock? TryLock(string path);

    /// <summary>
    /// The same, after waiting for it; <see langword="null"/> where the patience ended first. Where the kernel keeps those
    /// who wait in line, the one that has waited longest is next, and looking around costs it no place.
    /// </summary>
    IFileLock? WaitForLock(string path, ILockPatience patience);

    /// <summary>The name of the network file system that holds the path; <see langword="null"/> for a local one.</summary>
    string? NetworkFileSystem(string path);
}
