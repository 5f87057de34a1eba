using System.Runtime.ExceptionServices;

namespace Wo.Engine.Store.Tree;

/// <summary>
/// Does something to each of many files, on all processors, as if it were done to one after the other. Threads of its own do it:
/// those of the pool spin for a while when they have nothing left to do, which costs a process of a few milliseconds a tenth.
/// </summary>
internal static class EachFile
{
    /// <summary>Below that, threads cost more than they gain where files are read.</summary>
    public const int FewReads = 128;

    /// <summary>The same where nearly all files are looked at only, or nothing is asked of the file system.</summary>
    public const int FewLooks = 640;

    private const int AtOnce = 32;
    private const int MostThreads = 16;

    /// <summary>Calls the action with each index.</summary>
    /// <param name="count">How many files there are.</param>
    /// <param name="act">Is called once for each, in any order; what it writes must be of that index alone.</param>
    /// <param name="few">How many are too few for a thread.</param>
    /// <exception cref="StorageException">What the action threw for the first file of those for which it threw.</exception>
    public static void Do(int count, Action<int> act, int few = FewReads)
    {
        var threads = Math.Min(Math.Min(Environment.ProcessorCount, MostThreads), count / few);
        if (threads <= 1)
        {
            for (var index = 0; index < count; index++)
            {
                act(index);
            }

            return;
        }

        var work = new Work(count, act);
        var others = new List<Thread>(threads - 1);
        while (others.Count < threads - 1 && TryStart(work.Run) is { } started)
        {
            others.Add(started);
        }

        work.Run();
        others.ForEach(static thread => thread.Join());
        work.ThrowFirst();
    }

    /// <summary>Starts a thread; <see langword="null"/> where the system has none to give.</summary>
    internal static Thread? TryStart(ThreadStart run)
    {
        try
        {
            var thread = new Thread(run) { IsBackground = true };
            thread.Start();
            return thread;
        }
        catch (Exception refused) when (refused is OutOfMemoryException or ThreadStartException)
        {
            return null;
        }
    }

    /// <summary>What is left to do, for any number of threads.</summary>
    private sealed class Work(int count, Action<int> act)
    {
        private readonly Lock gate = new();
        private int next;
        private (int Index, ExceptionDispatchInfo Failure)? first;

        /// <summary>Does some at a time until none is left.</summary>
        public void Run()
        {
            while (true)
            {
                var start = Interlocked.Add(ref next, AtOnce) - AtOnce;
                if (start >= count)
                {
                    return;
                }

                DoSome(start, Math.Min(start + AtOnce, count));
            }
        }

        /// <summary>Throws what the action threw for the first file of those for which it threw.</summary>
        public void ThrowFirst() => first?.Failure.Throw();

        private void DoSome(int start, int end)
        {
            var index = start;
            try
            {
                for (; index < end; index++)
                {
                    act(index);
                }
            }
            catch (Exception failed)
            {
                // The files behind the first failure would not have been looked at.
                lock (gate)
                {
                    if (first is not { } known || index < known.Index)
                    {
                        first = (index, ExceptionDispatchInfo.Capture(failed));
                    }
                }
            }
        }
    }
}
