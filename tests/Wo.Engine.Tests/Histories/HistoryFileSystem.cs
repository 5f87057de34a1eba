using Wo.Core.Storage.Posix;
using Wo.Engine.Tests.Reconcile;

namespace Wo.Engine.Tests.Histories;

/// <summary>
/// The real file system as one process sees it: it may die at a chosen operation, after which nothing of it happens any
/// more. Syncs are left out, as the kernel keeps what a dead process wrote; files get their times from the test's clock.
/// </summary>
internal sealed class HistoryFileSystem(IFileSystem real, FileTimes times) : IFileSystem
{
    private int left = int.MaxValue;
    private int failure = int.MaxValue;
    private bool isDead;

    /// <summary>Called after each operation that may have moved a file.</summary>
    public Action AfterMove { get; init; } = static () => { };

    /// <summary>Called once, at the first point from the n-th on at which it returns true.</summary>
    public (int Point, Func<bool> Action)? Interruption { get; set; }

    /// <summary>How many points there were so far at which it could have died.</summary>
    public int Points { get; private set; }

    /// <summary>Fails once, at the n-th point from now, with EIO; the operation behind it then happened all the same.</summary>
    public void FailAt(int point) => failure = point;

    /// <summary>Dies at the n-th point from now: even ones lie before an operation, odd ones behind it.</summary>
    public void KillAt(int point) => left = point;

    public FileContent Read(string path, int maxBytes) => Alive(() => real.Read(path, maxBytes));

    public FileStatus? Status(string path) =>
        Alive(() => real.Status(path)) is { } status
            ? status with
            {
                ModifiedAt = times.Of(path) ?? status.ModifiedAt,
            }
            : null;

    public IReadOnlyList<DirectoryItem> List(string directory) => Alive(() => real.List(directory));

    public IFileLock? TryLock(string path) => Alive(() => real.TryLock(path));

    public IFileLock? WaitForLock(string path, ILockPatience patience) => Alive(() => real.WaitForLock(path, patience));

    public string? NetworkFileSystem(string path) => null;

    public IWritableFile CreateExclusive(string path, FileStatus? like) =>
        Step(() =>
        {
            times.Touch(path);
            return new MortalFile(this, real.CreateExclusive(path, like));
        });

    public IWritableFile OpenAppend(string path) => Step(() => new MortalFile(this, real.OpenAppend(path)));

    public bool TryLink(string file, string name)
    {
        try
        {
            return Step(() =>
            {
                var isLinked = real.TryLink(file, name);
                if (isLinked)
                {
                    times.Link(file, name);
                }

                return isLinked;
            });
        }
        catch (StorageException)
        {
            return false;
        }
    }

    public void Rename(string from, string to) => Move(from, to, real.Rename);

    public void RenameNoReplace(string from, string to) => Move(from, to, real.RenameNoReplace);

    public void Unlink(string path) =>
        Step(() =>
        {
            real.Unlink(path);
            AfterMove();
            return 0;
        });

    public void SetModified(string path, DateTimeOffset time) =>
        Step(() =>
        {
            times.Set(path, time);
            return 0;
        });

    public void CreateDirectory(string path) =>
        Step(() =>
        {
            real.CreateDirectory(path);
            return 0;
        });

    public void SyncDirectory(string path) => Alive(() => 0);

    private void Move(string from, string to, Action<string, string> rename) =>
        Step(() =>
        {
            rename(from, to);
            times.Move(from, to);
            AfterMove();
            return 0;
        });

    private T Alive<T>(Func<T> action) => isDead ? throw new Killed() : action();

    private T Step<T>(Func<T> action)
    {
        Point();
        var result = Alive(action);
        try
        {
            Point();
        }
        catch
        {
            (result as MortalFile)?.Dispose();
            throw;
        }

        return result;
    }

    private void Point()
    {
        Points++;
        if (Interruption is { } interruption && Points > interruption.Point)
        {
            Interruption = null;
            Interruption = interruption.Action() ? null : interruption;
        }

        if (failure-- == 0)
        {
            throw new StorageException("test", "somewhere", Errno.IoError);
        }

        if (isDead || left-- == 0)
        {
            isDead = true;
            throw new Killed();
        }
    }

    private sealed class MortalFile(HistoryFileSystem owner, IWritableFile real) : IWritableFile
    {
        public long Length => real.Length;

        public void Write(ReadOnlySpan<byte> bytes)
        {
            var copy = bytes.ToArray();
            owner.Step(() =>
            {
                real.Write(copy);
                return 0;
            });
        }

        public byte? LastByte() => owner.Alive(real.LastByte);

        public void Truncate(long length) =>
            owner.Alive(() =>
            {
                real.Truncate(length);
                return 0;
            });

        public void Sync() => owner.Alive(() => 0);

        public void Dispose() => real.Dispose();
    }
}
