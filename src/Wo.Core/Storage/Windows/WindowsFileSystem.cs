using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Wo.Core.Storage.Windows;

/// <summary>
/// Windows. Renames go through <c>MoveFileEx</c> with write-through, so there is no directory sync. Reviewed against
/// <see cref="IFileSystem"/>, and not run on a machine yet: docs/windows-and-macos.md lists what is unverified.
/// </summary>
[AtomicIo]
internal sealed class WindowsFileSystem : IFileSystem
{
    private const int Attempts = 20;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(25);

    public FileContent Read(string path, int maxBytes)
    {
        if (WindowsStatus.Of(path) is not { } status)
        {
            return FileContent.Missing;
        }

        if (status.Kind != FileKind.Regular)
        {
            var outcome = status.Kind == FileKind.SymbolicLink ? ReadOutcome.SymbolicLink : ReadOutcome.NotRegular;
            return new FileContent(outcome, []);
        }

        return Retry("read", path, () => ReadRegular(path, maxBytes));
    }

    public FileStatus? Status(string path) => WindowsStatus.Of(path);

    public IReadOnlyList<DirectoryItem> List(string directory) =>
        Retry<IReadOnlyList<DirectoryItem>>(
            "FindFirstFile",
            directory,
            () =>
            {
                try
                {
                    return
                    [
                        .. new DirectoryInfo(directory)
                            .EnumerateFileSystemInfos()
                            .Select(item => new DirectoryItem(item.Name, WindowsStatus.KindOf(item.Attributes))),
                    ];
                }
                catch (DirectoryNotFoundException)
                {
                    return [];
                }
            }
        );

    public IWritableFile CreateExclusive(string path, FileStatus? like) => Open(path, FileMode.CreateNew);

    public IWritableFile OpenAppend(string path)
    {
        // .NET would follow a link. Between this look and the opening there is a moment, which POSIX does not have.
        if (WindowsStatus.Of(path) is { Kind: not FileKind.Regular })
        {
            throw new StorageException("open", path, Kernel32.AccessDenied);
        }

        var file = Open(path, FileMode.OpenOrCreate);
        file.SeekToEnd();
        return file;
    }

    public bool TryLink(string file, string name) => false;

    public void Rename(string from, string to) => Move(from, to, Kernel32.MoveReplaceExisting);

    public void RenameNoReplace(string from, string to) => Move(from, to, 0);

    public void Unlink(string path) => Check("unlink", path, () => Kernel32.DeleteFile(WindowsPath.Extended(path)));

    public void SetModified(string path, DateTimeOffset time) =>
        Retry(
            "SetFileTime",
            path,
            () =>
            {
                File.SetLastWriteTimeUtc(path, time.UtcDateTime);
                return true;
            }
        );

    public void CreateDirectory(string path) =>
        Check("mkdir", path, () => Kernel32.CreateDirectory(WindowsPath.Extended(path), 0));

    public void SyncDirectory(string path)
    {
        // MOVEFILE_WRITE_THROUGH has done it for renames; Windows has no call that syncs a directory. New directories and
        // removed names are in the journal of NTFS before a later rename, and are on disk with it.
    }

    public IFileLock? TryLock(string path)
    {
        try
        {
            // Another opening for writing fails; to read who holds it is allowed.
            return new WindowsLock(
                new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0)
            );
        }
        catch (IOException error) when (IsInUse(Code(error)))
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Translate("lock", path, error);
        }
    }

    /// <summary>Asks again and again: Windows keeps no line for this kind of lock.</summary>
    public IFileLock? WaitForLock(string path, ILockPatience patience)
    {
        if (TryLock(path) is { } free)
        {
            return free;
        }

        patience.Begin();
        do
        {
            if (WaitForLock(path, patience.Step) is { } held)
            {
                return held;
            }
        } while (patience.GoesOn());

        return null;
    }

    private IFileLock? WaitForLock(string path, TimeSpan longest)
    {
        var started = Stopwatch.GetTimestamp();
        var pause = FirstPause;
        while (Stopwatch.GetElapsedTime(started) < longest)
        {
            Thread.Sleep(pause);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            if (TryLock(path) is { } held)
            {
                return held;
            }
        }

        return null;
    }

    public string? NetworkFileSystem(string path)
    {
        var full = Path.GetFullPath(path);
        var plain = WindowsPath.Plain(full);
        var isRemote =
            WindowsPath.IsShare(full)
            || (plain is [_, ':', ..] && new DriveInfo(plain[..1]).DriveType == DriveType.Network);
        return isRemote ? "network drive" : null;
    }

    internal static int Code(Exception error) =>
        error is UnauthorizedAccessException ? Kernel32.AccessDenied : error.HResult & 0xFFFF;

    private static FileContent ReadRegular(string path, int maxBytes)
    {
        try
        {
            // Sharing everything: a reader must keep no writer from appending, replacing or removing the file.
            const FileShare All = FileShare.ReadWrite | FileShare.Delete;
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, All, bufferSize: 0);
            if (stream.Length > maxBytes)
            {
                return new FileContent(ReadOutcome.TooLarge, []);
            }

            using var content = new MemoryStream((int)stream.Length);
            stream.CopyTo(content);
            return content.Length > maxBytes
                ? new FileContent(ReadOutcome.TooLarge, [])
                : new FileContent(ReadOutcome.Ok, content.ToArray());
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return FileContent.Missing;
        }
        catch (UnauthorizedAccessException)
        {
            return new FileContent(ReadOutcome.Denied, []);
        }
    }

    private static WindowsFile Open(string path, FileMode mode) =>
        Retry(
            "open",
            path,
            () => new WindowsFile(new FileStream(path, mode, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0), path)
        );

    private static void Move(string from, string to, int flags) =>
        Check(
            "rename",
            to,
            () =>
                Kernel32.MoveFileEx(
                    WindowsPath.Extended(from),
                    WindowsPath.Extended(to),
                    flags | Kernel32.MoveWriteThrough
                ),
            alsoDenied: true
        );

    /// <summary>Virus scanners and indexers hold files for moments, so a sharing violation is tried again.</summary>
    private static T Retry<T>(string operation, string path, Func<T> action)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return action();
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                if (attempt == Attempts || !IsInUse(Code(error)))
                {
                    throw Translate(operation, path, error);
                }
            }

            Thread.Sleep(attempt);
        }
    }

    /// <summary>The same for a call of the system. A name that is about to go denies a rename over it for a moment.</summary>
    private static void Check(string operation, string path, Func<bool> call, bool alsoDenied = false)
    {
        for (var attempt = 1; !call(); attempt++)
        {
            var code = Marshal.GetLastPInvokeError();
            var isPassing = IsInUse(code) || (alsoDenied && code == Kernel32.AccessDenied);
            if (attempt == Attempts || !isPassing)
            {
                throw new StorageException(operation, path, code);
            }

            Thread.Sleep(attempt);
        }
    }

    private static bool IsInUse(int code) => code is Kernel32.SharingViolation or Kernel32.LockViolation;

    private static StorageException Translate(string operation, string path, Exception error) =>
        error as StorageException ?? new StorageException(operation, path, Code(error));
}
