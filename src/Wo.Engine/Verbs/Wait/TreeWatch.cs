namespace Wo.Engine.Verbs.Wait;

/// <summary>
/// Waits for something to change in a directory and below it: at once where the system tells of changes, and otherwise, as
/// on network file systems, after a while.
/// </summary>
/// <param name="directory">The directory; it need not exist yet.</param>
internal sealed class TreeWatch(string directory) : IDisposable
{
    // Many changes at a time, such as those of a checkout, are one; and no stream of them keeps a core busy.
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(50);

    private readonly AutoResetEvent changed = new(false);
    private FileSystemWatcher? watcher;

    /// <summary>Begins to watch. What changes from now on ends the next <see cref="Wait"/>.</summary>
    public void Begin()
    {
        if (watcher is not null || !Directory.Exists(directory))
        {
            return;
        }

        FileSystemWatcher? begun = null;
        try
        {
            begun = new FileSystemWatcher(directory)
            {
                IncludeSubdirectories = true,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite,
            };
            begun.Created += (_, _) => Tell();
            begun.Changed += (_, _) => Tell();
            begun.Deleted += (_, _) => Tell();
            begun.Renamed += (_, _) => Tell();
            begun.Error += (_, _) => Tell();
            begun.EnableRaisingEvents = true;
            watcher = begun;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // All watches of the user are taken, or it is gone again.
            begun?.Dispose();
        }
    }

    /// <summary>Waits for a change, for so long at most.</summary>
    /// <param name="longest">How long.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="other">What ends it besides, without being a change; <see langword="null"/> for nothing.</param>
    /// <returns>Whether something has changed.</returns>
    public bool Wait(TimeSpan longest, CancellationToken cancellation, WaitHandle? other = null)
    {
        WaitHandle[] awaited = [changed, cancellation.WaitHandle];
        if (WaitHandle.WaitAny(other is null ? awaited : [.. awaited, other], longest) != 0)
        {
            return false;
        }

        cancellation.WaitHandle.WaitOne(longest < Rest ? longest : Rest);
        return true;
    }

    /// <summary>
    /// Begins anew with the next <see cref="Begin"/>: it may be another directory by now, as after a checkout, of which the
    /// system tells nothing.
    /// </summary>
    public void Renew()
    {
        watcher?.Dispose();
        watcher = null;
    }

    private void Tell()
    {
        try
        {
            changed.Set();
        }
        catch (ObjectDisposedException)
        {
            // The watcher has a thread of its own, which may be about to tell of a change when nothing waits any more.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        watcher?.Dispose();
        changed.Dispose();
    }
}
