using Wo.Engine.Read;
using Wo.Engine.Store;
using Wo.Engine.Verbs.Wait;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Verbs.Board;

/// <summary>
/// Counts the changes of a tree for those who show it. The system tells of changes to work orders and control records; what
/// it does not tell of, as on network file systems, is seen after a while. Nothing is parsed and no lock is taken.
/// </summary>
/// <param name="workspace">The tree.</param>
/// <param name="ending">Ends the watching.</param>
internal sealed class ChangeFeed(Workspace workspace, CancellationToken ending)
{
    private readonly Lock gate = new();
    private readonly TreeStamp stamp = new(workspace);
    private string last = "";
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How long to wait between two looks where nothing tells of changes.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many changes were seen so far, from 1.</summary>
    public long Version { get; private set; } = 1;

    /// <summary>Watches until it is ended.</summary>
    /// <returns>Completed when nothing is watched any more.</returns>
    public Task Run()
    {
        last = stamp.Read();
        // Anything that happens among the work orders counts; among the control records, which a look touches too, what
        // changes the stamp.
        return Task.WhenAll(
            Follow(workspace.Layout.Jobs.FullPath, always: true),
            Follow(workspace.ControlLayout.Directory, always: false)
        );
    }

    /// <summary>Waits until there is a change that a reader has not seen.</summary>
    /// <param name="seen">The version that the reader has seen.</param>
    /// <param name="longest">How long to wait.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The present version, which is the one seen where nothing changed.</returns>
    public async Task<long> After(long seen, TimeSpan longest, CancellationToken cancellation)
    {
        Task change;
        lock (gate)
        {
            if (Version != seen)
            {
                return Version;
            }

            change = next.Task;
        }

        try
        {
            await change.WaitAsync(longest, workspace.Clock, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Nothing changed.
        }

        lock (gate)
        {
            return Version;
        }
    }

    private Task Follow(string directory, bool always) =>
        Task.Factory.StartNew(
            () =>
            {
                using var watch = new TreeWatch(directory);
                var changed = false;
                while (!ending.IsCancellationRequested)
                {
                    watch.Begin();
                    Compare(told: always && changed);
                    changed = watch.Wait(Poll, ending);
                    if (!changed)
                    {
                        watch.Renew();
                    }
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );

    private void Compare(bool told)
    {
        TaskCompletionSource change;
        lock (gate)
        {
            var now = stamp.Read();
            if (!told && now == last)
            {
                return;
            }

            last = now;
            Version++;
            (change, next) = (next, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        change.SetResult();
    }
}
