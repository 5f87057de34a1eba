using System.Runtime.InteropServices;
using Wo.Core.Errors;

namespace Wo.Core.Storage.Windows;

/// <summary>
/// Windows. Renames go through <c>MoveFileEx</c> with write-through, which also makes the directory entry durable, so
/// there is no directory sync. Compiled and reviewed; no machine of this project has run it yet.
/// </summary>
[AtomicIo]
internal sealed class WindowsFileSystem : IFileSystem
{
    private const int Attempts = 20;

    public FileContent Read(string path, int maxBytes)
    {
        try
        {
            if (Status(path) is not { } status)
            {
                return FileContent.Missing;
            }

            if (status.Kind != FileKind.Regular)
            {
                var outcome = status.Kind == FileKind.SymbolicLink ? ReadOutcome.SymbolicLink : ReadOutcome.NotRegular;
                return new FileContent(outcome, []);
            }

            return status.Size > maxBytes
                ? new FileContent(ReadOutcome.TooLarge, [])
                : new FileContent(ReadOutcome.Ok, File.ReadAllBytes(path));
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return FileContent.Missing;
        }
        catch (UnauthorizedAccessException)
        {
            return new FileContent(ReadOutcome.Denied, []);
        }
        catch (IOException error)
        {
            throw Translate("read", path, error);
        }
    }

    public FileStatus? Status(string path)
    {
        FileSystemInfo info = new FileInfo(path);
        if (!info.Exists)
        {
            info = new DirectoryInfo(path);
        }

        if (!info.Exists)
        {
            return null;
        }

        var kind =
            (info.Attributes & FileAttributes.ReparsePoint) != 0 ? FileKind.SymbolicLink
            : info is DirectoryInfo ? FileKind.Directory
            : FileKind.Regular;
        return new FileStatus(kind, (info as FileInfo)?.Length ?? 0, info.LastWriteTimeUtc, 0, 0);
    }

    public IReadOnlyList<DirectoryItem> List(string directory)
    {
        var info = new DirectoryInfo(directory);
        try
        {
            return info.Exists
                ? [.. info.EnumerateFileSystemInfos().Select(item => new DirectoryItem(item.Name, KindOf(item)))]
                : [];
        }
        catch (IOException error)
        {
            throw Translate("FindFirstFile", directory, error);
        }
    }

    public IWritableFile CreateExclusive(string path, FileStatus? like) => Open(path, FileMode.CreateNew);

    public IWritableFile OpenAppend(string path)
    {
        var file = Open(path, FileMode.OpenOrCreate);
        file.SeekToEnd();
        return file;
    }

    public void Rename(string from, string to) => Move(from, to, Kernel32.MoveReplaceExisting);

    public void RenameNoReplace(string from, string to) => Move(from, to, 0);

    public void Unlink(string path) => Translated("unlink", path, () => File.Delete(path));

    public void SetModified(string path, DateTimeOffset time) =>
        Translated("SetFileTime", path, () => File.SetLastWriteTimeUtc(path, time.UtcDateTime));

    public void CreateDirectory(string path) => Translated("mkdir", path, () => Directory.CreateDirectory(path));

    public void SyncDirectory(string path)
    {
        // MOVEFILE_WRITE_THROUGH has done it; Windows has no call that syncs a directory.
    }

    public IFileLock? TryLock(string path)
    {
        try
        {
            return new WindowsLock(
                new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 0)
            );
        }
        catch (IOException error) when (Code(error) is Kernel32.SharingViolation or Kernel32.LockViolation)
        {
            return null;
        }
        catch (IOException error)
        {
            throw Translate("lock", path, error);
        }
    }

    public string? NetworkFileSystem(string path) =>
        Path.GetPathRoot(Path.GetFullPath(path)) is { Length: > 0 } root
        && !root.StartsWith(@"\\", StringComparison.Ordinal)
        && new DriveInfo(root).DriveType != DriveType.Network
            ? null
            : "network drive";

    private static WindowsFile Open(string path, FileMode mode)
    {
        try
        {
            return new WindowsFile(new FileStream(path, mode, FileAccess.ReadWrite, FileShare.Read, 0), path);
        }
        catch (IOException error)
        {
            throw Translate("open", path, error);
        }
    }

    /// <summary>Virus scanners and indexers hold files for moments, so a sharing violation is tried again.</summary>
    private static void Move(string from, string to, int flags)
    {
        for (var attempt = 1; ; attempt++)
        {
            if (Kernel32.MoveFileEx(from, to, flags | Kernel32.MoveWriteThrough))
            {
                return;
            }

            var code = Marshal.GetLastPInvokeError();
            if (attempt == Attempts || code is not (Kernel32.SharingViolation or Kernel32.AccessDenied))
            {
                throw new StorageException("rename", to, code);
            }

            Thread.Sleep(attempt);
        }
    }

    private static FileKind KindOf(FileSystemInfo item) =>
        (item.Attributes & FileAttributes.ReparsePoint) != 0 ? FileKind.SymbolicLink
        : item is DirectoryInfo ? FileKind.Directory
        : FileKind.Regular;

    private static void Translated(string operation, string path, Action action)
    {
        try
        {
            action();
        }
        catch (IOException error)
        {
            throw Translate(operation, path, error);
        }
        catch (UnauthorizedAccessException)
        {
            throw new StorageException(operation, path, Kernel32.AccessDenied);
        }
    }

    private static StorageException Translate(string operation, string path, IOException error) =>
        new(operation, path, Code(error));

    private static int Code(IOException error) => error.HResult & 0xFFFF;
}
