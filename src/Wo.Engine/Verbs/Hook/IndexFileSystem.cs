using Wo.Engine.Git;
using Wo.Engine.Store;

namespace Wo.Engine.Verbs.Hook;

/// <summary>
/// The files of a tree as an index has them, for readers of files. What git ignores is in no commit and is taken from the
/// disk. It is only read.
/// </summary>
/// <param name="disk">The files as they are.</param>
/// <param name="root">The state root, by whose paths the tree is read.</param>
/// <param name="worktree">The same directory in the worktree that the index belongs to.</param>
/// <param name="staged">Reads blobs.</param>
/// <param name="listing">What the index has, by paths from the state root.</param>
internal sealed class IndexFileSystem(
    IFileSystem disk,
    string root,
    string worktree,
    StagedFiles staged,
    IndexListing listing
) : IFileSystem
{
    private const int InputOutput = 5;

    /// <inheritdoc/>
    public FileContent Read(string path, int maxBytes)
    {
        var place = From(path);
        if (listing.Find(place) is not { } file)
        {
            return listing.IsIgnored(place) ? disk.Read(path, maxBytes) : FileContent.Missing;
        }

        if (!file.IsRegular)
        {
            return new FileContent(ReadOutcome.SymbolicLink, []);
        }

        // What was not changed since it was staged need not be asked of git, which is a process for each file.
        if (!listing.IsChanged(place) && disk.Read(Path.Join(worktree, place), maxBytes) is { IsOk: true } same)
        {
            return same;
        }

        if (!staged.Content(file.Blob).TryGet(out var bytes, out var error) && error is not null)
        {
            throw new StorageException("git cat-file", path, InputOutput);
        }

        // Bytes that are no text stand for themselves: readers refuse them as they refuse these.
        bytes ??= [0xff];
        return bytes.Length > maxBytes
            ? new FileContent(ReadOutcome.TooLarge, [])
            : new FileContent(ReadOutcome.Ok, bytes);
    }

    /// <inheritdoc/>
    public FileStatus? Status(string path) =>
        listing.Find(From(path)) is { } file ? new FileStatus(KindOf(file), 0, DateTimeOffset.UnixEpoch, 0, 0)
        : listing.IsIgnored(From(path)) ? disk.Status(path)
        : null;

    /// <inheritdoc/>
    public IReadOnlyList<DirectoryItem> List(string directory)
    {
        var ignored = disk.List(directory).Where(item => listing.IsIgnored(From(Path.Join(directory, item.Name))));
        return
        [
            .. listing.In(From(directory)).Select(file => new DirectoryItem(Path.GetFileName(file.Path), KindOf(file))),
            .. ignored,
        ];
    }

    /// <inheritdoc/>
    public IWritableFile CreateExclusive(string path, FileStatus? like) => throw ReadOnly();

    /// <inheritdoc/>
    public IWritableFile OpenAppend(string path) => throw ReadOnly();

    /// <inheritdoc/>
    public bool TryLink(string file, string name) => throw ReadOnly();

    /// <inheritdoc/>
    public void Rename(string from, string to) => throw ReadOnly();

    /// <inheritdoc/>
    public void RenameNoReplace(string from, string to) => throw ReadOnly();

    /// <inheritdoc/>
    public void Unlink(string path) => throw ReadOnly();

    /// <inheritdoc/>
    public void SetModified(string path, DateTimeOffset time) => throw ReadOnly();

    /// <inheritdoc/>
    public void CreateDirectory(string path) => throw ReadOnly();

    /// <inheritdoc/>
    public void SyncDirectory(string path) => throw ReadOnly();

    /// <inheritdoc/>
    public IFileLock? TryLock(string path) => throw ReadOnly();

    /// <inheritdoc/>
    public IFileLock? WaitForLock(string path, ILockPatience patience) => throw ReadOnly();

    /// <inheritdoc/>
    public string? NetworkFileSystem(string path) => disk.NetworkFileSystem(path);

    private static FileKind KindOf(StagedFile file) => file.IsRegular ? FileKind.Regular : FileKind.SymbolicLink;

    private static NotSupportedException ReadOnly() => new("An index is only read.");

    private string From(string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');
}
