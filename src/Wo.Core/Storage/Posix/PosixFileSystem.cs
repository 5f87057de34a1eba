using System.IO.Enumeration;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Wo.Core.Storage.Posix;

/// <summary>Linux and macOS. Linux is what the tests run on; macOS is reviewed only.</summary>
[AtomicIo]
internal sealed class PosixFileSystem : IFileSystem
{
    private const int CurrentDirectory = -100;
    private const uint NoReplace = 1;
    private const uint MacExclusive = 4;
    private const uint AllPermissions = 0x1FF;
    private const uint ReadWriteForAll = 0x1B6;

    private static readonly int ToRead =
        OpenFlags.ReadOnly | OpenFlags.NoFollow | OpenFlags.NonBlocking | OpenFlags.CloseOnExec;

    public FileContent Read(string path, int maxBytes) => Read(path, maxBytes, static _ => true);

    public FileContent Read(string path, int maxBytes, Predicate<ReadOnlySpan<byte>> keeps)
    {
        var descriptor = LibC.Open(path, ToRead, 0);
        if (descriptor < 0)
        {
            return Refused(path, Marshal.GetLastPInvokeError());
        }

        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        var status = PosixStatus.Of(handle, path);
        if (status.Kind != FileKind.Regular)
        {
            return new FileContent(ReadOutcome.NotRegular, []);
        }

        if (status.Size > maxBytes)
        {
            return new FileContent(ReadOutcome.TooLarge, []);
        }

        return PosixContent.Read(handle, path, (int)status.Size, maxBytes, keeps) with
        {
            Status = status,
        };
    }

    public bool? Holds(string path, ReadOnlySpan<byte> expected)
    {
        var descriptor = LibC.Open(path, ToRead, 0);
        if (descriptor < 0)
        {
            return Refused(path, Marshal.GetLastPInvokeError()).Outcome == ReadOutcome.Missing ? null : false;
        }

        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        return PosixStatus.Of(handle, path) is { Kind: FileKind.Regular } status
            && status.Size == expected.Length
            && PosixContent.Is(handle, path, expected);
    }

    /// <summary>What comes of reading a file that cannot be opened.</summary>
    private static FileContent Refused(string path, int errno) =>
        errno switch
        {
            Errno.NoEntry or Errno.NotDirectory => FileContent.Missing,
            Errno.AccessDenied => new FileContent(ReadOutcome.Denied, []),
            _ when errno == Errno.TooManyLinks => new FileContent(ReadOutcome.SymbolicLink, []),
            _ when errno == Errno.NoDevice => new FileContent(ReadOutcome.NotRegular, []),
            _ => throw new StorageException("open", path, errno),
        };

    public FileStatus? Status(string path) => PosixStatus.Of(path);

    public IDirectoryView View(string directory) =>
        (IDirectoryView?)PosixDirectoryView.Open(directory) ?? new StatusView(this, directory);

    public IReadOnlyList<DirectoryItem> List(string directory) =>
        (PosixDirectory.IsKnown ? PosixDirectory.List(directory) : null) ?? ListByRuntime(directory);

    /// <summary>The same through .NET, which also says why a directory cannot be opened.</summary>
    private static IReadOnlyList<DirectoryItem> ListByRuntime(string directory)
    {
        try
        {
            return
            [
                .. new FileSystemEnumerable<DirectoryItem>(
                    directory,
                    static (ref FileSystemEntry entry) =>
                        new DirectoryItem(entry.FileName.ToString(), KindOf(ref entry)),
                    new EnumerationOptions
                    {
                        AttributesToSkip = 0,
                        ReturnSpecialDirectories = false,
                        // The default is to show a directory that may not be read as an empty one.
                        IgnoreInaccessible = false,
                    }
                ),
            ];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (UnauthorizedAccessException)
        {
            throw new StorageException("opendir", directory, Errno.AccessDenied);
        }
        catch (IOException error) when (error is not StorageException)
        {
            // On Unix the result code of what .NET throws is the error number.
            throw new StorageException("readdir", directory, error.HResult);
        }
    }

    public IWritableFile CreateExclusive(string path, FileStatus? like)
    {
        var handle = OpenOrThrow(
            path,
            OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Exclusive | OpenFlags.NoFollow,
            ReadWriteForAll
        );
        if (like is not null)
        {
            // Best effort, as only the owner may: the replacement of another user's file keeps the defaults.
            _ = LibC.FChown(handle, uint.MaxValue, like.Group);
            _ = LibC.FChmod(handle, like.Mode);
        }

        return new PosixFile(handle, path);
    }

    public IWritableFile OpenAppend(string path)
    {
        var handle = OpenOrThrow(
            path,
            OpenFlags.ReadWrite | OpenFlags.Create | OpenFlags.Append | OpenFlags.NoFollow | OpenFlags.NonBlocking,
            ReadWriteForAll
        );
        if (PosixStatus.Of(handle, path).Kind != FileKind.Regular)
        {
            // A FIFO opens like a file, and the entry would be gone with its reader.
            handle.Dispose();
            throw new StorageException("open", path, Errno.NotSeekable);
        }

        return new PosixFile(handle, path);
    }

    public bool TryLink(string file, string name) => LibC.Link(file, name) == 0;

    public void Rename(string from, string to) => Check(LibC.Rename(from, to), "rename", to);

    public void RenameNoReplace(string from, string to) =>
        Check(
            OperatingSystem.IsMacOS()
                ? LibC.RenameX(from, to, MacExclusive)
                : LibC.RenameAt2(CurrentDirectory, from, CurrentDirectory, to, NoReplace),
            "rename",
            to
        );

    public void Unlink(string path) => Check(LibC.Unlink(path), "unlink", path);

    public void SetModified(string path, DateTimeOffset time)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, time.UtcDateTime);
        }
        catch (UnauthorizedAccessException)
        {
            throw new StorageException("utimensat", path, Errno.AccessDenied);
        }
        catch (IOException error)
        {
            throw new StorageException("utimensat", path, error.HResult);
        }
    }

    public void CreateDirectory(string path) => Check(LibC.MakeDirectory(path, AllPermissions), "mkdir", path);

    public void SyncDirectory(string path)
    {
        using var handle = OpenOrThrow(path, OpenFlags.ReadOnly | OpenFlags.Directory, 0);
        PosixFile.Sync(handle, path);
    }

    public IFileLock? TryLock(string path) => PosixLock.TryAcquire(OpenLock(path), path);

    public IFileLock? WaitForLock(string path, ILockPatience patience) =>
        PosixLock.Acquire(OpenLock(path), path, patience);

    public string? NetworkFileSystem(string path) => NetworkFileSystems.NameOf(path);

    private static SafeFileHandle OpenLock(string path) =>
        OpenOrThrow(
            path,
            OpenFlags.ReadWrite | OpenFlags.Create | OpenFlags.NoFollow | OpenFlags.NonBlocking,
            ReadWriteForAll
        );

    private static SafeFileHandle OpenOrThrow(string path, int flags, uint mode)
    {
        // open() is variadic, and macOS on ARM passes variadic arguments where this call does not put them:
        // there the new file's mode comes from fchmod instead.
        var descriptor = LibC.Open(path, flags | OpenFlags.CloseOnExec, mode);
        if (descriptor < 0)
        {
            throw new StorageException("open", path, Marshal.GetLastPInvokeError());
        }

        var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        if (OperatingSystem.IsMacOS() && (flags & OpenFlags.Exclusive) != 0)
        {
            _ = LibC.FChmod(handle, 0x1A4);
        }

        return handle;
    }

    private static FileKind KindOf(ref FileSystemEntry entry) =>
        (entry.Attributes & FileAttributes.ReparsePoint) != 0 ? FileKind.SymbolicLink
        : entry.IsDirectory ? FileKind.Directory
        : FileKind.Regular;

    private static void Check(int result, string operation, string path)
    {
        if (result != 0)
        {
            throw new StorageException(operation, path, Marshal.GetLastPInvokeError());
        }
    }
}
