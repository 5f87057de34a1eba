using System.Collections.Concurrent;

namespace Wo.Engine.Tests.Store;

/// <summary>
/// The real file system behind a counter. Each operation that changes something has two fault points, before and after
/// it takes effect; the hook decides what happens at each.
/// </summary>
internal sealed class FaultyFileSystem(IFileSystem real) : IFileSystem
{
    private readonly List<string> log = [];

    /// <summary>The operations in the order they were asked for.</summary>
    public IReadOnlyList<string> Log => log;

    /// <summary>Called at every fault point with its number, counted from 0; may throw.</summary>
    public Action<int, string, string> AtFaultPoint { get; set; } = static (_, _, _) => { };

    public int FaultPoints { get; private set; }

    public int Count(string operation) => log.Count(line => line.StartsWith(operation + " ", StringComparison.Ordinal));

    /// <summary>The files that were read; emptied by the test that asks.</summary>
    public ConcurrentQueue<string> ReadPaths { get; } = [];

    /// <summary>Called before a file is read.</summary>
    public Action<string> WhenRead { get; set; } = static _ => { };

    public FileContent Read(string path, int maxBytes)
    {
        WhenRead(path);
        try
        {
            return real.Read(path, maxBytes);
        }
        finally
        {
            ReadPaths.Enqueue(path); // only now: another thread may wait for it
        }
    }

    /// <summary>The paths that were looked at; emptied by the test that asks.</summary>
    public ConcurrentQueue<string> LookedAt { get; } = [];

    /// <summary>How many directories were listed.</summary>
    public int Lists { get; private set; }

    public FileStatus? Status(string path)
    {
        LookedAt.Enqueue(path);
        return real.Status(path);
    }

    public IReadOnlyList<DirectoryItem> List(string directory)
    {
        Lists++;
        return real.List(directory);
    }

    /// <summary>How often a lock was asked for.</summary>
    public int Locks { get; private set; }

    public IFileLock? TryLock(string path)
    {
        Locks++;
        return real.TryLock(path);
    }

    /// <summary>Is called with the path of a lock that is about to be waited for.</summary>
    public Action<string> WhenWaited { get; set; } = static _ => { };

    public IFileLock? WaitForLock(string path, ILockPatience patience)
    {
        Locks++;
        WhenWaited(path);
        return real.WaitForLock(path, patience);
    }

    public string? NetworkFileSystem(string path) => real.NetworkFileSystem(path);

    public IWritableFile CreateExclusive(string path, FileStatus? like) =>
        Faulty("create", path, () => new FaultyFile(this, real.CreateExclusive(path, like), path));

    public IWritableFile OpenAppend(string path) =>
        Faulty("open-append", path, () => new FaultyFile(this, real.OpenAppend(path), path));

    /// <summary>Whether it is one that knows no second names.</summary>
    public bool RefusesLinks { get; set; }

    public bool TryLink(string file, string name)
    {
        try
        {
            return Faulty("link", name, () => !RefusesLinks && real.TryLink(file, name));
        }
        catch (StorageException)
        {
            return false; // which is all that the real one says
        }
    }

    public void Rename(string from, string to) => Faulty("rename", to, () => real.Rename(from, to));

    public void RenameNoReplace(string from, string to) =>
        Faulty("rename-noreplace", to, () => real.RenameNoReplace(from, to));

    public void Unlink(string path) => Faulty("unlink", path, () => real.Unlink(path));

    public void SetModified(string path, DateTimeOffset time) =>
        Faulty("utimensat", path, () => real.SetModified(path, time));

    public void CreateDirectory(string path) => Faulty("mkdir", path, () => real.CreateDirectory(path));

    public void SyncDirectory(string path) => Faulty("fsync-directory", path, () => real.SyncDirectory(path));

    private void Faulty(string operation, string path, Action action) =>
        Faulty(
            operation,
            path,
            () =>
            {
                action();
                return 0;
            }
        );

    private T Faulty<T>(string operation, string path, Func<T> action)
    {
        log.Add($"{operation} {path}");
        AtFaultPoint(FaultPoints++, operation, path);
        var result = action();
        try
        {
            AtFaultPoint(FaultPoints++, operation, path);
        }
        catch
        {
            (result as IDisposable)?.Dispose();
            throw;
        }

        return result;
    }

    private sealed class FaultyFile(FaultyFileSystem owner, IWritableFile real, string path) : IWritableFile
    {
        public long Length => real.Length;

        public void Write(ReadOnlySpan<byte> bytes)
        {
            var copy = bytes.ToArray();
            owner.Faulty("write", path, () => real.Write(copy));
        }

        public byte? LastByte() => real.LastByte();

        public void Truncate(long length) => owner.Faulty("ftruncate", path, () => real.Truncate(length));

        public void Sync() => owner.Faulty("fsync", path, real.Sync);

        public void Dispose() => real.Dispose();
    }
}
