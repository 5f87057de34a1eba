using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Wo.Engine.Store.Tree;

/// <summary>Does something to each of many files, on all processors, as if it were done to one after the other.</summary>
internal static class EachFile
{
    // Below that, threads cost more than they gain.
    private const int FewFiles = 128;
    private const int AtOnce = 32;

    /// <summary>Calls the action with each index.</summary>
    /// <param name="count">How many files there are.</param>
    /// <param name="act">Is called once for each, in any order; what it writes must be of that index alone.</param>
    /// <exception cref="StorageException">What the action threw for the first file of those for which it threw.</exception>
    public static void Do(int count, Action<int> act)
    {
        if (count < FewFiles || Environment.ProcessorCount == 1)
        {
            for (var index = 0; index < count; index++)
            {
                act(index);
            }

            return;
        }

        var failures = new ConcurrentDictionary<int, ExceptionDispatchInfo>();
        Parallel.ForEach(
            Partitioner.Create(0, count, AtOnce),
            range =>
            {
                for (var index = range.Item1; index < range.Item2; index++)
                {
                    try
                    {
                        act(index);
                    }
                    catch (Exception failed)
                    {
                        // The files behind the first failure would not have been looked at.
                        failures[index] = ExceptionDispatchInfo.Capture(failed);
                        return;
                    }
                }
            }
        );
        if (!failures.IsEmpty)
        {
            failures[failures.Keys.Min()].Throw();
        }
    }
}
