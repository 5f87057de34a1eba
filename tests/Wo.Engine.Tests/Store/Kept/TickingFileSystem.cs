using System.Collections.Concurrent;
using Wo.TestKit;

namespace Wo.Engine.Tests.Store.Kept;

/// <summary>
/// The real file system with times of the test's clock, which move on in ticks: two changes within one tick leave the same time,
/// as they do on the coarsest of real ones. Each change is noted here, because a kernel's own times cannot be set.
/// </summary>
/// <param name="clock">The time.</param>
/// <param name="tick">How far times of files lie apart.</param>
internal sealed class TickingFileSystem(StoppedClock clock, TimeSpan tick) : IFileSystem
{
    private static readonly DateTimeOffset Old = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private int reads;

    private readonly IFileSystem real = PlatformFileSystem.Create();
    private readonly ConcurrentDictionary<FileIdentity, (DateTimeOffset Modified, DateTimeOffset Changed)> times = [];

    /// <summary>The work order files that were read.</summary>
    public ConcurrentQueue<string> WorkOrdersRead { get; } = [];

    /// <summary>What was looked at without reading it.</summary>
    public ConcurrentQueue<string> Looks { get; } = [];

    /// <summary>Is called with a directory that is about to be listed.</summary>
    public Action<string>? BeforeListing { get; set; }

    /// <summary>How many files were read.</summary>
    public int Reads => reads;

    /// <summary>Counts from here on.</summary>
    public void Forget()
    {
        WorkOrdersRead.Clear();
        Looks.Clear();
        reads = 0;
    }

    private DateTimeOffset Now => new(clock.Now.Ticks / tick.Ticks * tick.Ticks, TimeSpan.Zero);

    /// <summary>A program has written the file, or made it.</summary>
    public void Written(string path) => times[IdentityOf(path)] = (Now, Now);

    /// <summary>It has another name or other permissions, or a program has set when it was last written.</summary>
    public void Changed(string path, DateTimeOffset? modified = null)
    {
        var identity = IdentityOf(path);
        times[identity] = (modified ?? TimesOf(identity).Modified, Now);
    }

    /// <summary>When it was last written.</summary>
    public DateTimeOffset ModifiedAt(string path) => TimesOf(IdentityOf(path)).Modified;

    public FileContent Read(string path, int maxBytes)
    {
        if (
            path.EndsWith(".yaml", StringComparison.Ordinal)
            && Path.GetFileName(path).StartsWith("WO-", StringComparison.Ordinal)
        )
        {
            WorkOrdersRead.Enqueue(Path.GetFileNameWithoutExtension(path));
        }

        Interlocked.Increment(ref reads);
        var content = real.Read(path, maxBytes);
        return content with { Status = WithTimes(content.Status) };
    }

    public FileStatus? Status(string path)
    {
        Looks.Enqueue(path);
        return WithTimes(real.Status(path));
    }

    public IReadOnlyList<DirectoryItem> List(string directory)
    {
        BeforeListing?.Invoke(directory);
        return real.List(directory);
    }

    public IWritableFile CreateExclusive(string path, FileStatus? like) => real.CreateExclusive(path, like);

    public IWritableFile OpenAppend(string path) => real.OpenAppend(path);

    public bool TryLink(string file, string name)
    {
        var isLinked = real.TryLink(file, name);
        if (isLinked)
        {
            Changed(name);
        }

        return isLinked;
    }

    public void Rename(string from, string to) => real.Rename(from, to);

    public void RenameNoReplace(string from, string to) => real.RenameNoReplace(from, to);

    public void Unlink(string path) => real.Unlink(path);

    public void SetModified(string path, DateTimeOffset time) => real.SetModified(path, time);

    public void CreateDirectory(string path) => real.CreateDirectory(path);

    public void SyncDirectory(string path) { }

    public IFileLock? TryLock(string path) => real.TryLock(path);

    public IFileLock? WaitForLock(string path, ILockPatience patience) => real.WaitForLock(path, patience);

    public string? NetworkFileSystem(string path) => null;

    private FileIdentity IdentityOf(string path) => real.Status(path)!.Identity!.Value;

    private (DateTimeOffset Modified, DateTimeOffset Changed) TimesOf(FileIdentity identity) =>
        times.TryGetValue(identity, out var known) ? known : (Old, Old);

    private FileStatus? WithTimes(FileStatus? status)
    {
        if (status?.Identity is not { } identity)
        {
            return status;
        }

        var (modified, changed) = TimesOf(identity);
        return status with { ModifiedAt = modified, ChangedAt = changed };
    }
}
