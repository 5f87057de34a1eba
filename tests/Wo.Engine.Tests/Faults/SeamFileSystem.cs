using Wo.Core.Storage.Posix;
using Wo.Engine.Tests.Histories;
using Wo.Engine.Tests.Reconcile;
using Wo.TestKit.Histories;

namespace Wo.Engine.Tests.Faults;

/// <summary>
/// The real file system behind the seam, where any operation can be made to fail. Syncs are counted and not carried out:
/// nothing here dies for real, so that they would only cost time.
/// </summary>
internal sealed class SeamFileSystem : IFileSystem
{
    private readonly IFileSystem real = PlatformFileSystem.Create();
    private readonly List<(string Operation, string Path)> calls = [];
    private bool isDead;
    private bool hasFailed;
    private bool hasFailedToRead;

    /// <summary>The operations that changed something or were to, in order.</summary>
    public IReadOnlyList<(string Operation, string Path)> Calls => calls;

    /// <summary>How often something was looked at.</summary>
    public int Reads { get; private set; }

    /// <summary>What fails; <see langword="null"/> for nothing.</summary>
    public Fault? Fault { get; init; }

    /// <summary>What cannot be looked at; <see langword="null"/> for nothing.</summary>
    public ReadFault? ReadFault { get; init; }

    /// <summary>Whether the fault was met.</summary>
    public bool WasHit => hasFailed || hasFailedToRead;

    /// <summary>Whether everybody is given every lock.</summary>
    public bool IgnoresLocks { get; init; }

    /// <summary>Told of what happened.</summary>
    public ISeamObserver? Observer { get; init; }

    /// <summary>Called before each operation that changes something.</summary>
    public Action BeforeEach { get; init; } = static () => { };

    /// <summary>Where it failed, for messages.</summary>
    public string Place =>
        Fault is { } fault && fault.Call < calls.Count ? $"{calls[fault.Call].Operation} {calls[fault.Call].Path}" : "";

    public int Count(string operation) => calls.Count(call => call.Operation == operation);

    public FileContent Read(string path, int maxBytes) =>
        Refused("open", path) is { } refusal
            ? refusal.Errno == Errno.AccessDenied
                ? new FileContent(ReadOutcome.Denied, [])
                : throw refusal
            : real.Read(path, maxBytes);

    public FileStatus? Status(string path) => Refused("lstat", path) is { } refusal ? throw refusal : real.Status(path);

    public IReadOnlyList<DirectoryItem> List(string directory) =>
        Refused("opendir", directory) is { } refusal ? throw refusal : real.List(directory);

    public IFileLock? TryLock(string path) =>
        Refused("open", path) is { } refusal ? throw refusal
        : IgnoresLocks ? real.TryLock($"{path}.{Guid.NewGuid()}")
        : real.TryLock(path);

    public IFileLock? WaitForLock(string path, ILockPatience patience) =>
        Refused("open", path) is { } refusal ? throw refusal
        : IgnoresLocks ? real.WaitForLock($"{path}.{Guid.NewGuid()}", patience)
        : real.WaitForLock(path, patience);

    public string? NetworkFileSystem(string path) => real.NetworkFileSystem(path);

    public IWritableFile CreateExclusive(string path, FileStatus? like)
    {
        IWritableFile? file = null;
        Call(
            "create",
            path,
            () =>
            {
                file = real.CreateExclusive(path, like);
                Observer?.Created(path);
            },
            () => file?.Dispose()
        );
        return new SeamFile(this, file!, path);
    }

    public IWritableFile OpenAppend(string path)
    {
        IWritableFile? file = null;
        Call(
            "open-append",
            path,
            () =>
            {
                var isNew = real.Status(path) is null;
                file = real.OpenAppend(path);
                if (isNew)
                {
                    Observer?.Created(path);
                }
            },
            () => file?.Dispose()
        );
        return new SeamFile(this, file!, path);
    }

    public bool TryLink(string file, string name)
    {
        var isLinked = false;
        try
        {
            Call(
                "link",
                name,
                () =>
                {
                    isLinked = real.TryLink(file, name);
                    if (isLinked)
                    {
                        Observer?.Linked(file, name);
                    }
                }
            );
        }
        catch (StorageException)
        {
            return false; // also where the name was made: that is what network file systems may do
        }

        return isLinked;
    }

    public void Rename(string from, string to) =>
        Call(
            "rename",
            to,
            () =>
            {
                real.Rename(from, to);
                Observer?.Renamed(from, to);
            }
        );

    public void RenameNoReplace(string from, string to) =>
        Call(
            "rename-noreplace",
            to,
            () =>
            {
                real.RenameNoReplace(from, to);
                Observer?.Renamed(from, to);
            }
        );

    public void Unlink(string path) =>
        Call(
            "unlink",
            path,
            () =>
            {
                real.Unlink(path);
                Observer?.Removed(path);
            }
        );

    public void SetModified(string path, DateTimeOffset time) =>
        Call("utimensat", path, () => real.SetModified(path, time));

    public void CreateDirectory(string path) =>
        Call(
            "mkdir",
            path,
            () =>
            {
                real.CreateDirectory(path);
                Observer?.DirectoryMade(path);
            }
        );

    public void SyncDirectory(string path) => Call("fsync-directory", path, () => Observer?.DirectorySynced(path));

    private void Call(string operation, string path, Action action, Action? takeBack = null, Action? half = null)
    {
        Live();
        BeforeEach();
        var number = calls.Count;
        calls.Add((operation, path));
        var fails = Fault is not null && (Fault.Call == number || (Fault.IsSticky && hasFailed));
        if (!fails)
        {
            action();
            return;
        }

        var moment = hasFailed ? FaultMoment.Before : Fault!.Moment;
        hasFailed = true;
        if (moment == FaultMoment.After)
        {
            action();
            takeBack?.Invoke();
        }
        else if (moment == FaultMoment.HalfWay)
        {
            half?.Invoke();
        }

        isDead = Fault!.IsDeath;
        Live();
        throw new StorageException(operation, path, Fault.Errno);
    }

    private StorageException? Refused(string operation, string path)
    {
        Live();
        var fails = ReadFault is not null && (ReadFault.Call == Reads || (ReadFault.IsSticky && hasFailedToRead));
        Reads++;
        hasFailedToRead |= fails;
        return fails ? new StorageException(operation, path, ReadFault!.Errno) : null;
    }

    private void Live()
    {
        if (isDead)
        {
            throw new Killed();
        }
    }

    private sealed class SeamFile(SeamFileSystem owner, IWritableFile real, string path) : IWritableFile
    {
        public long Length => real.Length;

        public void Write(ReadOnlySpan<byte> bytes)
        {
            var all = bytes.ToArray();
            owner.Call("write", path, () => Write(all), half: () => Write(all[..(all.Length / 2)]));
        }

        public byte? LastByte() => real.LastByte();

        public void Truncate(long length) => owner.Call("ftruncate", path, () => real.Truncate(length));

        public void Sync() => owner.Call("fsync", path, () => owner.Observer?.Synced(path));

        public void Dispose() => real.Dispose();

        private void Write(byte[] bytes)
        {
            real.Write(bytes);
            owner.Observer?.Written(path, bytes);
        }
    }
}
